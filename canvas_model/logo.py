"""The consultant's logo: a small PNG or JPEG, drawn anew from whatever was sent, and kept as text."""

from base64 import b64decode, b64encode
from binascii import Error as NoBase64Error
from io import BytesIO
from typing import Annotated

from PIL import Image, ImageChops, ImageFile, ImageOps, ImageStat
from pydantic import AfterValidator

from canvas_model.errors import LogoRefusedError, ThinLogoError, UnseenLogoError
from canvas_model.limits import LEAST_LOGO_PIXELS, LOGO_KILOBYTES, LOGO_SENT_MEGABYTES, MOST_LOGO_PIXELS

WIDEST, TALLEST = 640, 240
"""Pixels of a logo as it is kept: 64 by 24 mm, as the cover shows it, at 254 to the inch."""
FORMATS = ("PNG", "JPEG")
_START = {"PNG": "data:image/png;base64,", "JPEG": "data:image/jpeg;base64,"}
_COLOURS = 255
_INK = "#1d2433"
_SEEN = 24  # of 255: what differs less from the paper, or covers it less, is margin
_WHITE = 225  # of 255: a logo that is this light on the whole cannot be seen on paper


def logo_of(sent: bytes) -> str:
    """A picture that somebody sent, as the logo that is kept: its pixels alone, small enough, without anything else in it.

    Raises LogoRefusedError for what is no PNG or JPEG, or too large, or would print as nothing.
    """
    if len(sent) > LOGO_SENT_MEGABYTES * 1024 * 1024:
        raise LogoRefusedError
    try:
        with Image.open(BytesIO(sent), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_LOGO_PIXELS:
                raise LogoRefusedError
            kind = str(picture.format)
            ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, where it was imported, lets half a picture pass
            upright = ImageOps.exif_transpose(picture).convert("RGB" if kind == "JPEG" else "RGBA")
    except LogoRefusedError:
        raise
    except Exception as error:  # whatever a broken picture makes the decoder say
        raise LogoRefusedError from error
    upright.info.clear()  # comments and the like
    upright.thumbnail((3 * WIDEST, 3 * TALLEST))  # small enough to look at quickly, and sharp once the margins are off
    upright = _for_paper(upright)
    upright.thumbnail((WIDEST, TALLEST))
    if min(upright.size) < LEAST_LOGO_PIXELS:
        raise ThinLogoError(width=upright.width, height=upright.height, least=LEAST_LOGO_PIXELS)
    content = _drawn(upright, kind)
    if len(content) > LOGO_KILOBYTES * 1024 and kind == "PNG":
        content = _drawn(upright.quantize(_COLOURS), kind)
    return checked_logo(_START[kind] + b64encode(content).decode())


def checked_logo(kept: str) -> str:
    """A logo as it is kept, or empty; raises LogoRefusedError for anything that `logo_of` would not have made."""
    if not kept:
        return kept
    kind = next((kind for kind, start in _START.items() if kept.startswith(start)), None)
    if kind is None or len(kept) > LOGO_KILOBYTES * 1400:
        raise LogoRefusedError
    try:
        content = b64decode(kept.removeprefix(_START[kind]), validate=True)
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            if picture.width > WIDEST or picture.height > TALLEST:
                raise LogoRefusedError
    except (NoBase64Error, OSError, ValueError, SyntaxError) as error:
        raise LogoRefusedError from error
    return kept


def _for_paper(picture: Image.Image) -> Image.Image:
    """The picture without a white or transparent margin; a white one on nothing stands on a dark ground instead.

    Raises UnseenLogoError where nothing of it can be seen.
    """
    solid = picture.convert("RGBA").getchannel("A").point(lambda share: 255 if share > _SEEN else 0)
    if solid.getextrema()[0] == 0 and solid.getbbox() and ImageStat.Stat(picture.convert("L"), solid).mean[0] > _WHITE:
        bare = picture.crop(solid.getbbox())
        framed = ImageOps.expand(bare, border=bare.height // 5, fill=(0, 0, 0, 0))
        ground = Image.new("RGBA", framed.size, _INK)
        ground.alpha_composite(framed)
        return ground
    paper = Image.new("RGB", picture.size, "white")
    printed = paper.copy()
    printed.paste(picture, mask=solid)
    ink = ImageChops.difference(printed, paper).convert("L").point(lambda dark: 255 if dark > _SEEN else 0)
    if not ink.getbbox():
        raise UnseenLogoError
    return picture.crop(ink.getbbox())


def _drawn(picture: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    picture.save(out, kind, optimize=True, **({"quality": 88} if kind == "JPEG" else {}))
    return out.getvalue()


Logo = Annotated[str, AfterValidator(checked_logo)]
"""`data:image/png;base64,…` or the same with jpeg; empty: none."""
