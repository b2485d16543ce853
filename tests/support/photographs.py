"""Photographs as phones make them."""

from io import BytesIO

from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base

TURNED = 6
"""EXIF orientation: the camera was held a quarter turn to the right."""
CAMERA = "Pocketcam 9"
PLACE = (52.0, 31.0, 12.0)


def photograph(width: int = 300, height: int = 400, *, orientation: int = 1) -> bytes:
    """Return a JPEG as phones make them, with the camera, the place and how it was held."""
    picture = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2, height // 3), fill="black")
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Model] = CAMERA
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = PLACE
    written = BytesIO()
    picture.save(written, "JPEG", exif=exif, comment=b"taken at home")
    return written.getvalue()


FAX = (204.0, 98.0)
"""Pixels to the inch of a fax of usual resolution, across and down (ITU-T T.4)."""


def tiff(*sizes: tuple[int, int], dpi: tuple[float, float] = FAX) -> bytes:
    """Return a TIFF as fax machines deliver it: black and white, packed, a page for each size."""
    pages = [Image.new("1", size, 1) for size in sizes]
    for page in pages:
        ImageDraw.Draw(page).rectangle((0, 0, page.width // 2, page.height // 3), fill=0)
    written = BytesIO()
    pages[0].save(
        written,
        "TIFF",
        compression="group4",
        save_all=True,
        append_images=pages[1:],
        dpi=dpi,
        description="sent from Pocketcam 9",
    )
    return written.getvalue()
