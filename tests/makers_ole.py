"""Compound files as Word makes them round embedded files, sound and harmed, written straight from the format."""

import struct

from tests.makers_word import a_return, embedded, p, relation

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
OLE_TYPE = "application/vnd.openxmlformats-officedocument.oleObject"


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with those streams in its root."""
    small = {name: content for name, content in streams.items() if len(content) < CUTOFF}
    mini, mini_fat, starts = b"", [], {}
    for name, content in small.items():
        starts[name] = len(mini_fat)
        mini_fat += _chain(len(mini_fat), _count(content, MINI))
        mini += content.ljust(_count(content, MINI) * MINI, b"\0")
    fat: list[int] = [FAT]
    body = b""

    def put(content: bytes) -> int:
        nonlocal body
        if not content:
            return END
        start, count = len(fat), _count(content, SECTOR)
        fat.extend(_chain(start, count))
        body += content.ljust(count * SECTOR, b"\0")
        return start

    for name, content in streams.items():
        if name not in small:
            starts[name] = put(content)
    mini_start = put(mini)
    mini_fat_start = put(
        struct.pack(f"<{len(mini_fat)}L", *mini_fat).ljust(SECTOR, b"\xff") if mini_fat else b""
    )
    entries = [_entry("Root Entry", 5, mini_start, len(mini), child=1)]
    names = list(streams)
    for at, name in enumerate(names, start=1):
        right = at + 1 if at < len(names) else FREE
        entries.append(_entry(name, 2, starts[name], len(streams[name]), right=right))
    directory = put(b"".join(entries).ljust(SECTOR, b"\0"))
    assert len(fat) <= SECTOR // 4, "too large for one sector of FAT"
    table = struct.pack(f"<{len(fat)}L", *fat).ljust(SECTOR, b"\xff")
    head = struct.pack("<8s16sHHHHH6xLLLLLLLLLL", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6,
                       0, 1, directory, 0, CUTOFF, mini_fat_start, 1 if mini_fat else 0, END, 0, 0)  # fmt: skip
    return head.ljust(SECTOR, b"\xff") + table + body


def native(
    name: str, content: bytes, *, path: str = "", claims: int | None = None, whole: int | None = None
) -> bytes:
    """An Ole10Native stream. `claims` and `whole` are the sizes it says where they are not the true ones."""
    label, came = name.encode("cp1252"), (path or name).encode("cp1252")
    inside = struct.pack("<H", 2) + label + b"\0" + came + b"\0" + struct.pack("<HH", 0, 3)
    inside += struct.pack("<L", len(came) + 1) + came + b"\0"
    inside += struct.pack("<L", len(content) if claims is None else claims) + content
    return struct.pack("<L", len(inside) if whole is None else whole) + inside


def wrapped(name: str, content: bytes, **said: int | str) -> bytes:
    """A file as Word wraps it: an object of the program "Package"."""
    return compound({"\x01Ole10Native": native(name, content, **said), "\x03ObjInfo": b"\0" * 6})


def a_return_with(
    *objects: bytes | tuple[str, bytes], modified: str = "", program: str = "Package", **form: object
) -> bytes:
    """A return with files embedded in its rows: bytes as oleObject1.bin and so on, or under the name given."""
    parts, relations, shown = {}, "", ""
    for number, given in enumerate(objects, start=1):
        name, content = given if isinstance(given, tuple) else (f"oleObject{number}.bin", given)
        parts[f"word/embeddings/{name}"] = content
        relations += relation(f"rIdOle{number}", "oleObject", f"embeddings/{name}")
        shown += p(embedded(f"rIdOle{number}", program))
    if modified:
        said = f'<dcterms:modified xsi:type="dcterms:W3CDTF">{modified}</dcterms:modified>'
        names = (
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        )
        parts["docProps/core.xml"] = f"<coreProperties {names}>{said}</coreProperties>".encode()
    return a_return(
        key=[("Our plan is attached.", shown)], package={"parts": parts, "more_relations": relations}, **form
    )


def _count(content: bytes, size: int) -> int:
    return -(-len(content) // size)


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), END] if count else []


def _entry(name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE) -> bytes:
    said = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBLLL", len(said), kind, 1, FREE, right, child)
    return said.ljust(64, b"\0") + links + bytes(36) + struct.pack("<LQ", start, size)
