#!/usr/bin/python3
"""Draws screens of Neovim, as tools/screenshots/shoot.lua writes them, as PNG files.

    render.py SCREEN.json PICTURE.png

Needs Pillow and DejaVu Sans Mono (Debian: python3-pil, fonts-dejavu-core).
"""

import json
import sys

from PIL import Image, ImageDraw, ImageFont

FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono"
STYLES = {"": "", "b": "-Bold", "i": "-Oblique", "bi": "-BoldOblique"}
SIZE = 20
WIDTH, HEIGHT = 12, 26
BASELINE = 20
MARGIN = 14

# By the bits of a box-drawing character: which halves of the cell have a line. Fonts leave gaps
# between rows that are higher than their own.
UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8
ROUND = "╭╮╰╯"
BOXES = {
    "─": LEFT | RIGHT, "│": UP | DOWN,
    "┌": DOWN | RIGHT, "┐": DOWN | LEFT, "└": UP | RIGHT, "┘": UP | LEFT,
    "╭": DOWN | RIGHT, "╮": DOWN | LEFT, "╰": UP | RIGHT, "╯": UP | LEFT,
    "├": UP | DOWN | RIGHT, "┤": UP | DOWN | LEFT,
    "┬": DOWN | LEFT | RIGHT, "┴": UP | LEFT | RIGHT, "┼": UP | DOWN | LEFT | RIGHT,
}


def rgb(number):
    return (number >> 16 & 255, number >> 8 & 255, number & 255)


def draw_underline(draw, x, y, style, colour):
    """A line along the bottom of a cell, in one of the styles terminals have."""
    line = y + BASELINE + 3
    if style == "underdotted":
        for dot in range(x, x + WIDTH, 4):
            draw.rectangle([dot, line, dot + 1, line + 1], fill=colour)
    elif style == "underdashed":
        for dash in range(x, x + WIDTH, 6):
            draw.rectangle([dash, line, dash + 3, line + 1], fill=colour)
    elif style == "underdouble":
        draw.rectangle([x, line - 1, x + WIDTH - 1, line - 1], fill=colour)
        draw.rectangle([x, line + 2, x + WIDTH - 1, line + 2], fill=colour)
    elif style == "undercurl":
        for step in range(WIDTH):
            bend = (0, 1, 2, 2, 1, 0)[step % 6]
            draw.rectangle([x + step, line + bend - 1, x + step, line + bend], fill=colour)
    else:
        draw.rectangle([x, line, x + WIDTH - 1, line + 1], fill=colour)


def draw_box(draw, x, y, text, colour):
    """A box-drawing character, joined to its neighbours."""
    lines = BOXES[text]
    middle_x, middle_y = x + WIDTH // 2, y + HEIGHT // 2
    if text in ROUND:
        reach = WIDTH // 2
        left = middle_x if lines & RIGHT else middle_x + 1 - 2 * reach
        top = middle_y if lines & DOWN else middle_y + 1 - 2 * reach
        start = (180 if lines & RIGHT else 270) if lines & DOWN else (90 if lines & RIGHT else 0)
        draw.arc([left, top, left + 2 * reach, top + 2 * reach], start, start + 90,
                 fill=colour, width=2)
        end = middle_y + reach if lines & DOWN else middle_y - reach
        if lines & DOWN:
            draw.rectangle([middle_x, end, middle_x + 1, y + HEIGHT - 1], fill=colour)
        else:
            draw.rectangle([middle_x, y, middle_x + 1, end + 1], fill=colour)
        return
    if lines & UP:
        draw.rectangle([middle_x, y, middle_x + 1, middle_y + 1], fill=colour)
    if lines & DOWN:
        draw.rectangle([middle_x, middle_y, middle_x + 1, y + HEIGHT - 1], fill=colour)
    if lines & LEFT:
        draw.rectangle([x, middle_y, middle_x + 1, middle_y + 1], fill=colour)
    if lines & RIGHT:
        draw.rectangle([middle_x, middle_y, x + WIDTH - 1, middle_y + 1], fill=colour)


def draw_cell(draw, fonts, x, y, text, look, columns):
    """One cell; `columns` is 2 for wide characters."""
    foreground, background = rgb(look["fg"]), rgb(look["bg"])
    draw.rectangle([x, y, x + WIDTH * columns - 1, y + HEIGHT - 1], fill=background)
    if look.get("line"):
        special = rgb(look.get("sp", look["fg"]))
        for column in range(columns):
            draw_underline(draw, x + WIDTH * column, y, look["line"], special)
    if text in BOXES:
        draw_box(draw, x, y, text, foreground)
    elif text.strip():
        font = fonts[("b" if look.get("bold") else "") + ("i" if look.get("italic") else "")]
        draw.text((x, y + BASELINE), text, font=font, fill=foreground, anchor="ls")


def render(screen):
    """The picture of a screen."""
    rows, columns = len(screen["rows"]), screen["columns"]
    size = (columns * WIDTH + 2 * MARGIN, rows * HEIGHT + 2 * MARGIN)
    image = Image.new("RGB", size, rgb(screen["bg"]))
    draw = ImageDraw.Draw(image)
    fonts = {key: ImageFont.truetype(FONTS + style + ".ttf", SIZE)
             for key, style in STYLES.items()}
    for row, cells in enumerate(screen["rows"]):
        for column, (text, look) in enumerate(cells):
            if text == "":
                continue  # the second half of a wide character
            wide = column + 1 < len(cells) and cells[column + 1][0] == ""
            draw_cell(draw, fonts, MARGIN + column * WIDTH, MARGIN + row * HEIGHT, text,
                      screen["looks"][look], 2 if wide else 1)
    return image


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        screen = json.load(file)
    image = render(screen).quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.save(target, optimize=True)


if __name__ == "__main__":
    main()
