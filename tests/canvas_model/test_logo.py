"""The consultant's logo: what is taken, what is refused, and what is kept of it."""

from base64 import b64decode, b64encode
from io import BytesIO

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from canvas_model.errors import LogoRefusedError, ThinLogoError, UnseenLogoError
from canvas_model.limits import LOGO_KILOBYTES
from canvas_model.logo import TALLEST, WIDEST, checked_logo, logo_of


def picture(kind: str, size: tuple[int, int] = (300, 100), mode: str = "RGB", **more: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 120 if mode in ("L", "P") else (20, 90, 100, 255)[: len(mode)]).save(out, kind, **more)
    return out.getvalue()


def kept(sent: bytes) -> Image.Image:
    return Image.open(BytesIO(b64decode(logo_of(sent).partition(",")[2])))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(16, 16), (300, 100), (4000, 1000), (500, 3000)])
def test_a_picture_is_kept_small_and_in_its_proportions(kind: str, size: tuple[int, int]) -> None:
    found = kept(picture(kind, size))
    assert found.format == kind
    assert found.width <= WIDEST and found.height <= TALLEST
    assert found.width / found.height == pytest.approx(size[0] / size[1], rel=0.02)
    assert checked_logo(logo_of(picture(kind, size)))


@pytest.mark.parametrize("mode", ["RGBA", "L", "P", "LA"])
def test_a_transparent_or_grey_picture_is_a_logo_too(mode: str) -> None:
    assert kept(picture("PNG", mode=mode)).size == (300, 100)


@pytest.mark.parametrize(
    ("kind", "mode", "margin"), [("PNG", "RGB", "white"), ("JPEG", "RGB", "white"), ("PNG", "RGBA", "#0000")]
)
def test_an_empty_margin_does_not_make_the_logo_small(kind: str, mode: str, margin: str) -> None:
    whole, out = Image.new(mode, (700, 700), margin), BytesIO()
    whole.paste((20, 90, 100), (300, 400, 600, 500))
    whole.save(out, kind)
    assert kept(out.getvalue()).size == pytest.approx((300, 100), abs=4)


def test_a_white_logo_on_nothing_stands_on_a_dark_ground() -> None:
    whole, out = Image.new("RGBA", (400, 200), "#fff0"), BytesIO()
    whole.paste("#ffffff", (100, 50, 300, 150))
    whole.save(out, "PNG")
    found = kept(out.getvalue()).convert("RGBA")
    assert found.getpixel((0, 0)) == (29, 36, 51, 255)
    assert found.getpixel((found.width // 2, found.height // 2)) == (255, 255, 255, 255)


def test_a_logo_with_a_ground_of_its_own_keeps_it_whole() -> None:
    whole, out = Image.new("RGB", (400, 200), "#101418"), BytesIO()
    whole.paste("#ffffff", (100, 50, 300, 150))
    whole.save(out, "PNG")
    assert kept(out.getvalue()).size == (400, 200)


@pytest.mark.parametrize(("mode", "colour"), [("RGB", "#fff"), ("RGBA", "#ffff"), ("RGBA", "#fff0"), ("RGBA", "#0000")])
def test_a_picture_of_which_nothing_is_seen_is_refused(mode: str, colour: str) -> None:
    out = BytesIO()
    Image.new(mode, (300, 100), colour).save(out, "PNG")
    with pytest.raises(UnseenLogoError):
        logo_of(out.getvalue())


@pytest.mark.parametrize("size", [(3000, 5), (5, 3000), (1, 1), (15, 200)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_would_be_a_line_is_refused(kind: str, size: tuple[int, int]) -> None:
    with pytest.raises(ThinLogoError):
        logo_of(picture(kind, size))


def test_noise_is_kept_within_its_limit() -> None:
    out = BytesIO()
    Image.effect_noise((640, 240), 90).convert("RGB").save(out, "PNG")
    assert len(b64decode(logo_of(out.getvalue()).partition(",")[2])) <= LOGO_KILOBYTES * 1024 * 1.05


def test_what_a_picture_hides_is_not_kept() -> None:
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Comment", "a secret")
    assert b"a secret" not in b64decode(logo_of(picture("PNG", pnginfo=hidden)).partition(",")[2])
    assert b"a secret" not in b64decode(logo_of(picture("JPEG", comment=b"a secret")).partition(",")[2])


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"not a picture",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        picture("GIF", mode="L"),
        picture("BMP"),
        picture("PNG")[:60],
        b"x" * (5 * 1024 * 1024 + 1),
        picture("PNG", (6000, 4000), mode="L"),
    ],
    ids=["nothing", "text", "svg", "gif", "bmp", "cut", "heavy", "vast"],
)
def test_anything_else_is_refused(sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    with pytest.raises(LogoRefusedError):
        logo_of(sent)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/logo.png",
        "file:///etc/passwd",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/png;base64,!!!",
        "data:image/png;base64," + b64encode(picture("JPEG")).decode(),
        "data:image/png;base64," + b64encode(picture("PNG", (WIDEST + 1, 10))).decode(),
        'data:image/png;base64,"><script>',
    ],
)
def test_what_a_file_or_a_page_calls_a_logo_is_checked(text: str) -> None:
    with pytest.raises(LogoRefusedError):
        checked_logo(text)
