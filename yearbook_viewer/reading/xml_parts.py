"""XML inside documents and books, parsed without trusting it."""

from lxml import etree


def xml_root(data: bytes, *, recover: bool = False) -> "etree._Element | None":
    """The root of a part that is XML: nothing is loaded, no entity is expanded, comments and instructions are left out.

    `recover`: damage is mended as far as it goes, which may leave no root. Raises etree.XMLSyntaxError, ValueError.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=recover, remove_comments=True, remove_pis=True
    )
    root: etree._Element | None = etree.fromstring(data, parser)
    return root
