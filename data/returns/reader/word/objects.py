"""Embedded and linked objects: listed with what the package says of them, never opened."""

import posixpath

from data.returns.reader.package import Package, Relation
from data.returns.reader.word.names import Element, attribute
from data.returns.reader.written import EmbeddedObject


class ObjectList:
    """Lists the objects of one part."""

    def __init__(self, package: Package, relations: dict[str, Relation]) -> None:
        self._package = package
        self._relations = relations

    def listed(self, elements: list[Element], place: str) -> tuple[EmbeddedObject, ...]:
        """The objects of one paragraph."""
        return tuple(self._object(element, place) for element in elements)

    def _object(self, element: Element, place: str) -> EmbeddedObject:
        program = element.get("ProgID") or "unknown program"
        relation = self._relations.get(attribute(element, "r:id") or "")
        if relation is None:
            return EmbeddedObject(place, program, "", "", None)
        if relation.outside:
            return EmbeddedObject(place, program, relation.target, "linked, not embedded", None)
        content = self._package.content(relation.target)
        size = len(content) if content is not None else None
        name, kind = posixpath.basename(relation.target), self._package.content_type(relation.target)
        return EmbeddedObject(place, program, name, kind, size, relation.target, self._package.modified)
