"""What a page paints, in the order in which it does: letters, filled shapes, pictures.

pdfminer.six interprets the content; the device below keeps what a reader would see and how it would
look. Coordinates are points from the top left of the part of the page that is shown (ISO 32000-1,
sections 8 and 9).
"""

from collections.abc import Iterable, Sequence
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import (
    PDFGraphicState,
    PDFPageInterpreter,
    PDFResourceManager,
    PDFTextState,
)
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import (
    Matrix,
    PathSegment,
    Point,
    Rect,
    apply_matrix_pt,
    apply_matrix_rect,
    mult_matrix,
)

from rolecall.domains.files.rules.extraction.pdf.painted import Glyph, Painted, Style
from rolecall.domains.files.rules.extraction.pdf.shapes import (
    Shape,
    around,
    color_of,
    common,
    is_box,
    parts_of,
)

MOST_GLYPHS = 400_000
"""Of one document; twice what is kept of a text."""
MOST_SHAPES = 5_000
"""Of one page: a drawing of more is no background of words."""


_FULL = 0.99
_BROAD = 4.0
_MOST_CORNERS = 200


class TooMuch(Exception):  # it ends the reading, nothing is wrong
    """The document paints more letters than are kept of any."""


class _State(PDFGraphicState):
    """The graphics state, with what pdfminer.six leaves out: opacity and the clipping path."""

    def __init__(self) -> None:
        super().__init__()
        self.alpha = 1.0
        self.is_plain = True
        self.clip: Rect | None = None
        self.clip_is_box = True

    def copy(self) -> "_State":
        """Return another of the same values."""
        made = _State()
        made.__dict__.update(self.__dict__)
        return made


class _Device(PDFTextDevice):
    """Keeps what is painted."""

    def __init__(self, manager: PDFResourceManager, layers_off: frozenset[int]) -> None:
        super().__init__(manager)
        self.page = Painted(0, 0)
        self.figure: Rect | None = None
        self.total = 0
        self._layers_off = layers_off
        self._marks: list[bool] = []
        self._mode = 0
        self._style: Style | None = None
        self._style_key: tuple[Any, ...] = ()

    def start(self, width: float, height: float) -> None:
        """Begin a page."""
        self.page = Painted(width, height)
        self._marks = []
        self._style_key = ()

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """Note marked content, which may belong to a layer that is switched off."""
        off = False
        if literal_name(tag) == "OC" and props is not None:
            off = getattr(props, "objid", None) in self._layers_off
        self._marks.append(off)

    def end_tag(self) -> None:
        """Note its end."""
        if self._marks:
            self._marks.pop()

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """Note the box outside which a form paints nothing."""
        del name
        self.figure = self._flipped(apply_matrix_rect(mult_matrix(matrix, self._ctm()), bbox))

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Keep a picture."""
        del name, stream
        box = self._flipped(apply_matrix_rect(self._ctm(), (0, 0, 1, 1)))
        self.add(Shape(box, None, is_opaque=False, is_picture=True))

    def paint_region(self, state: PDFGraphicState) -> None:
        """Keep a shading, which fills all that the clipping path leaves."""
        clip = state.clip if isinstance(state, _State) else None
        box = clip or (0.0, 0.0, self.page.width, self.page.height)
        self.add(Shape(box, None, is_opaque=False))

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Keep a filled shape; a broad line is one as well, as banners are drawn by them."""
        del evenodd
        if len(self.page.shapes) >= MOST_SHAPES:
            return
        if not fill:
            if stroke and graphicstate.linewidth >= _BROAD:
                self._keep_line(graphicstate, path)
            return
        color = color_of(graphicstate.ncolor, graphicstate.ncs)
        plain = graphicstate.alpha >= _FULL and graphicstate.is_plain  # type: ignore[attr-defined]
        for part in parts_of(path):
            corners = self.points(part)
            if not corners:
                continue
            box = around(corners)
            clip = graphicstate.clip  # type: ignore[attr-defined]
            box = box if clip is None else common(box, clip)
            is_along = is_box(corners)
            self.add(
                Shape(
                    box,
                    color if plain else None,
                    is_opaque=plain and is_along and graphicstate.clip_is_box,  # type: ignore[attr-defined]
                    corners=None if is_along or len(corners) > _MOST_CORNERS else corners,
                )
            )

    def _keep_line(self, state: PDFGraphicState, path: Sequence[PathSegment]) -> None:
        corners = self.points(path)
        if corners:
            a, b, _, _, _, _ = self._ctm()
            half = state.linewidth * (a * a + b * b) ** 0.5 / 2
            x0, y0, x1, y1 = around(corners)
            box = (x0 - half, y0 - half, x1 + half, y1 + half)
            self.add(Shape(box, color_of(state.scolor, state.scs), is_opaque=False))

    def add(self, shape: Shape) -> None:
        """Keep a shape that has a size."""
        x0, y0, x1, y1 = shape.box
        if x1 > x0 and y1 > y0 and len(self.page.shapes) < MOST_SHAPES:
            self.page.shapes.append(shape)

    def points(self, path: Sequence[PathSegment]) -> tuple[Point, ...]:
        """Return the points that a path goes through, on the page."""
        ctm = self._ctm()
        through = [(float(one[-2]), float(one[-1])) for one in path if len(one) > 2]  # noqa: PLR2004  # an operator and two numbers
        return tuple(self._flip(apply_matrix_pt(ctm, point)) for point in through)

    def render_string(
        self,
        textstate: PDFTextState,
        seq: Iterable[Any],
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Paint a string; how it is painted is the same for all of its letters."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Keep a letter; return how far it moves the pen."""
        advance = font.char_width(cid) * fontsize * scaling
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            self.page.undefined += 1
            return advance
        self.total += 1
        if self.total > MOST_GLYPHS:
            raise TooMuch
        style = self._style_of(matrix, font, fontsize, ncs, graphicstate)
        x, y = self._flip(apply_matrix_pt(matrix, (0, rise)))
        end, end_y = self._flip(apply_matrix_pt(matrix, (advance, rise)))
        if style.turned:
            # Its place is kept; it is read apart from the lines.
            x, end = min(x, end), max(x, end)
            y = max(y, end_y)
        state = graphicstate if isinstance(graphicstate, _State) else None
        clip = state.clip if state else None
        self.page.glyphs.append(
            Glyph(text, min(x, end), max(x, end), y, style, len(self.page.shapes), clip)
        )
        return advance

    def _style_of(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        ncs: PDFColorSpace,
        state: PDFGraphicState,
    ) -> Style:
        off = any(self._marks)
        alpha = state.alpha if isinstance(state, _State) else 1.0
        key = (
            *matrix[:4], id(font), fontsize, str(state.ncolor), str(state.scolor), ncs.name,
            self._mode, alpha, off,
        )  # fmt: skip
        if self._style is None or key != self._style_key:
            a, b, c, d, _, _ = matrix
            self._style_key = key
            self._style = Style(
                size=abs(fontsize) * (c * c + d * d) ** 0.5,
                fill=color_of(state.ncolor, ncs),
                stroke=color_of(state.scolor, state.scs),
                mode=self._mode,
                alpha=alpha,
                font=str(getattr(font, "fontname", "") or ""),
                turned=abs(b) > abs(a) or a < 0,
                is_layer_off=off,
            )
        return self._style

    def _ctm(self) -> Matrix:
        if self.ctm is None:
            raise ValueError("nothing is painted outside a page")
        return self.ctm

    def _flip(self, point: Point) -> Point:
        return point[0], self.page.height - point[1]

    def _flipped(self, box: Rect) -> Rect:
        x0, y0, x1, y1 = box
        return x0, self.page.height - y1, x1, self.page.height - y0


class _Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, with opacity, clipping, shadings, and forms that inherit them."""

    device: _Device
    _inherited: _State | None = None

    def dup(self) -> "_Interpreter":
        """Return the interpreter of a form, which begins where this one is."""
        made = _Interpreter(self.rsrcmgr, self.device)
        made._inherited = self._state().copy()  # the same class
        return made

    def init_state(self, ctm: Matrix) -> None:
        """Begin a page or a form."""
        super().init_state(ctm)
        if self._inherited is None:
            self.graphicstate: PDFGraphicState = _State()
            return
        state = self._inherited
        if self.device.figure is not None:
            clip = self.device.figure
            state.clip = clip if state.clip is None else common(state.clip, clip)
        self.graphicstate = state

    def do_gs(self, name: Any) -> None:
        """Take opacity and blending from the resources."""
        states = dict_value(resolve1(self.resources.get("ExtGState", {})))
        given = resolve1(states.get(literal_name(name)))
        if not isinstance(given, dict):
            return
        alpha, blend, mask = (resolve1(given.get(key)) for key in ("ca", "BM", "SMask"))
        state = self._state()
        if isinstance(alpha, int | float):
            state.alpha = float(alpha)
        if blend is not None or mask is not None:
            names = {str(getattr(one, "name", one)) for one in (blend, mask) if one is not None}
            state.is_plain = names <= {"Normal", "Compatible", "None"}

    def do_W(self) -> None:  # noqa: N802  # the name of the operator
        """Narrow what is painted to the path."""
        corners = self.device.points(self.curpath)
        if corners:
            state, box = self._state(), around(corners)
            state.clip = box if state.clip is None else common(state.clip, box)
            state.clip_is_box = state.clip_is_box and is_box(corners)

    def do_W_a(self) -> None:  # noqa: N802  # the name of the operator
        """Narrow it, by the other rule of what is inside."""
        self.do_W()

    def do_F(self) -> None:  # noqa: N802  # the name of the operator
        """Fill, by the name that old programs write."""
        self.do_f()

    def do_sh(self, name: object) -> None:
        """Paint a shading."""
        del name
        self.device.paint_region(self.graphicstate)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802  # the same
        """Paint a form or a picture, and go on where it was begun."""
        super().do_Do(xobjid_arg)
        self.device.set_ctm(self.ctm)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802  # the same
        """Begin marked content; what it belongs to is named in the resources."""
        named = dict_value(resolve1(self.resources.get("Properties", {})))
        given = named.get(literal_name(props)) if isinstance(props, PSLiteral) else None
        self.device.begin_tag(tag, given)

    def _state(self) -> _State:
        if not isinstance(self.graphicstate, _State):
            raise TypeError("the state was begun elsewhere")
        return self.graphicstate


class Painter:
    """Paints the pages of one document, one after another; fonts are read once."""

    def __init__(self, layers_off: frozenset[int] = frozenset()) -> None:
        manager = PDFResourceManager()
        self._device = _Device(manager, layers_off)
        self._interpreter = _Interpreter(manager, self._device)

    def paint(self, page: PDFPage) -> Painted:
        """Return what a page shows.

        Raises:
            TooMuch: the document paints letters without end; `painted` has what came before.
            Exception: whatever the interpreter stumbles on in a broken page.
        """
        ctm, width, height = frame_of(page)
        self._device.start(width, height)
        self._device.set_ctm(ctm)
        self._interpreter.render_contents(page.resources, page.contents, ctm=ctm)
        return self._device.page

    @property
    def painted(self) -> Painted:
        """What was painted of the page so far."""
        return self._device.page


def frame_of(page: PDFPage) -> tuple[Matrix, float, float]:
    """Return how a page is turned into what is shown, and its width and height then."""
    x0, y0, x1, y1 = common(page.mediabox, page.cropbox)
    if x1 <= x0 or y1 <= y0:
        x0, y0, x1, y1 = page.mediabox
    width, height = x1 - x0, y1 - y0
    if page.rotate == 90:  # noqa: PLR2004  # degrees
        return (0, -1, 1, 0, -y0, x1), height, width
    if page.rotate == 180:  # noqa: PLR2004
        return (-1, 0, 0, -1, x1, y1), width, height
    if page.rotate == 270:  # noqa: PLR2004
        return (0, 1, -1, 0, y1, -x0), height, width
    return (1, 0, 0, 1, -x0, -y0), width, height
