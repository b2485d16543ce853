"""Pictures for public pages: turned upright, made smaller, without what cameras write into them.

The program is run in the sandbox, for it decodes what a stranger may have drawn.
"""

import base64
import io
from typing import Any

from PIL import Image, ImageOps

from rolecall.domains.files.rules.extraction import answers

_QUALITIES = (80, 64, 48, 34)
"""Of WebP, the best first: the first one whose picture keeps within its budget is taken."""
_METHOD = 4
"""How hard WebP tries, of 6: more costs several times as long for a few percent."""


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Answer with WebP pictures, one per width of `options["budgets"]` that is not larger.

    `budgets` are pairs of a width in pixels and the bytes that a picture of it should have. A
    picture narrower than all of them is kept in its own width.
    """
    try:
        picture = Image.open(io.BytesIO(data))
        picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return answers.of_problem("damaged")
    upright = ImageOps.exif_transpose(picture)
    plain = upright.convert("RGBA" if _is_clear(upright) else "RGB")
    budgets = [(width, size) for width, size in options["budgets"] if width <= plain.width]
    if not budgets:
        budgets = [(plain.width, options["budgets"][0][1])]
    return {"pictures": [_made(plain, width, size) for width, size in budgets]}


def _is_clear(picture: Image.Image) -> bool:
    return "A" in picture.getbands() or "transparency" in picture.info


def _made(picture: Image.Image, width: int, budget: int) -> dict[str, Any]:
    height = max(1, round(picture.height * width / picture.width))
    sized = picture.resize((width, height), Image.Resampling.LANCZOS)
    encoded = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        # A copy of the pixels alone: neither EXIF nor colour profiles nor comments go along.
        sized.save(out, "WEBP", quality=quality, method=_METHOD, exif=b"", icc_profile=b"", xmp=b"")
        encoded = out.getvalue()
        if len(encoded) <= budget:
            break
    return {"width": width, "height": height, "content": base64.b64encode(encoded).decode()}
