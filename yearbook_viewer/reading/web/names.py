"""How web pages are marked up: what Chinese government sites and yearbook offices call the parts of a page.

Sources: the content management systems TRS, JPage, 帝国CMS, UCAP, 博达 and 苏迪; pages saved by browsers, Word and WPS.
"""

import re

# Their contents are never text of the page.
_UNSHOWN_TAGS = (
    "script style head template noscript noframes iframe frame object embed applet svg canvas audio video map "
    "button select option optgroup datalist input textarea progress meter dialog rt rp rtc link meta base param "
    "title"
)
UNSHOWN_TAGS = frozenset(_UNSHOWN_TAGS.split())
_BLOCK_TAGS = (
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav "
    "ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp"
)
BLOCK_TAGS = frozenset(_BLOCK_TAGS.split())
HEADING_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD_TAGS = frozenset(("b", "strong"))
AS_WRITTEN_TAGS = frozenset(("pre", "xmp", "listing", "plaintext"))

# Class or id, as a whole word, of what surely is none of the article, however it reads.
_FURNITURE_NAMES = (
    "nav navbar navigation menu mainnav topnav subnav breadcrumb breadcrumbs crumb crumbs dqwz weizhi sitepath "
    "curpos footer copyright share bdshare bdsharebuttonbox jiathis fenxiang sidebar sider related xgwz xgxw xgyd "
    "friendlink friendlinks yqlj comments pinglun login toolbar pagination prevnext pager advert ads qrcode ewm "
    "erweima gotop totop popup modal toolbars printclose fontsize zihao searchbox topbar"
)
FURNITURE_NAMES = frozenset(_FURNITURE_NAMES.split())
# The same of what is furniture where it is mostly links.
_LINKED_FURNITURE_NAMES = (
    "header head top bottom foot banner aside side left right links link hot rank list tools tool tags location "
    "position path recommend tuijian prev next page column lanmu friend tab tabs search comment"
)
LINKED_FURNITURE_NAMES = frozenset(_LINKED_FURNITURE_NAMES.split())
FURNITURE_TAGS = frozenset(("nav", "search"))
LINKED_FURNITURE_TAGS = frozenset(("header", "footer", "aside", "menu"))

# Class or id of the element that holds an article's text.
_ARTICLE_NAMES = (
    "trs_editor trs_ueditor custom_unionstyle trs_web zoom ucap-content ucapcontent pages_content vsb_content "
    "vsb_content_2 vsb_content_4 vsb_content_100 v_news_content wp_articlecontent article-content article_content "
    "articlecontent article-body articlebody article_body article-con article_con artcontent art_content "
    "arti_content art_con newscontent news_content news-content newstext news_text contenttext content-text "
    "content_text detail-content detail_content detailcontent xl_content xxgk_content textcontent text_content "
    "con_text content_body contentbox content_box bt_content zwcontent zw_content nr_content entry-content post- "
    "content main-text maintext wordsection1 section1 section0 bmcontent jpage_content barrierfree_container "
    "ivs_content txtcontent txt"
)
ARTICLE_NAMES = frozenset(_ARTICLE_NAMES.split())
ARTICLE_TAGS = frozenset(("article",))

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[A-Za-z]+")


def whole_names(*values: str | None) -> frozenset[str]:
    """The names that class and id give to an element, in lower case."""
    return frozenset(name for value in values if value for name in value.lower().split())


def words_of(*values: str | None) -> frozenset[str]:
    """The words that those names are made of: `leftNav top_bar` is left, nav, top, bar."""
    return frozenset(
        word.lower() for value in values if value for word in _WORD.findall(_CAMEL.sub(" ", value[:200]))
    ) | whole_names(*values)
