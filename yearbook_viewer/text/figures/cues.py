"""The words that tell what a figure means, as patterns; the word lists are in the lexicon."""

import re

from yearbook_viewer.text.figures.lexicon import either, words

REPUBLIC = "民国"
# 比八六年, 较86年; in a text that counts so, 較七十八年.
_SHORT = "[五六七八九][〇零○一二三四五六七八九]|[5-9][0-9]|[一二三四五六七八九]?十[一二三四五六七八九]?"
YEAR = (
    r"(?:[12][0-9]{3}|[一二][〇零○九八][〇零○一二三四五六七八九]{2}|民国(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3}))年"
)
_PERIOD = r"“?□{2,4}”?"

# --- what stands before the thing counted and does not belong to its name
_DATED = (
    rf"(?:截至|截止|至|到|自|从|由|在)?(?:[0-9]{{1,4}}年?[—~至-])?(?:{YEAR}|[0-9]{{1,2}}月)"
    r"(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:以来|末|底|初|度|全年|期间|上半年|下半年)?[,，]?的?"
)
_SPAN = r"前?[一二三四]个?季度|[上下]半年|[两二三四五六七八九十0-9]+年(?:来|间)?(?:年均|平均)"
_BASES = "上年|去年|前年|上期|上月|上季度?|上半年|一季度|二季度|三季度|同期|年初|年度计划|年初计划"
# Single characters do so only where they do not begin a word: 共160个, but 共建.
_SMALL = (
    "有(?![色机效关线限])|共(?![建享同产青和有])|对(?![口外虾])|在(?![建校岗职册编线读学地])|以(?![上下旧色])"
    "|和(?![谐平田县])|及(?!时)|使(?!用)|从(?![业事])|给(?![水予付])|并(?!购)|将(?!军)|达(?![标成])|到(?![位账期岸会])"
    "|由(?!此)|各(?![级类项种界])|把|为|让|与|向|于|或|是|至|还|又|已|即|也|均|则|的(?!士)"
)
LEAD = re.compile(
    rf"(?:{_DATED}|{_SPAN}|[一二三四五六七八九十]年(?:来|间)?|(?:比|较|与)(?:{_BASES}|{_PERIOD}末?|{YEAR})(?:同期|末|底)?的?"
    rf"|{_SMALL}|{_PERIOD}(?:期间|时期|末|以来)|(?!计划(?:生育|免疫|单列|经济)|预期寿命)(?:{either('scope')})"
    r"|[、,，:：)“” \t\u3000—~-])+"
)

# --- what stands between the thing counted and its number
# 上调至, 加宽到, 压缩为: verbs of becoming.
_BECOMES = "[上下][调升降涨浮]|[加拓扩增压缩变改整减放降升跃攀]{1,2}[宽高长大短小快深密粗合编并缩少升]?"
# 扣除价格因素实际增长6.4%, 收入剔除一次性因素后完成10亿元: what was left out of account, not what grew or came in.
_WITHOUT = "[扣剔]除[^,，、]{1,10}(?:因素|影响)(?:影响)?后?"
LINK = re.compile(
    rf"(?:{_WITHOUT}|(?!(?<=实)有)(?:{either('link')})|[比较与](?:{_BASES})(?:同期|末|底)?的?|按[^,，]{{1,14}}[折换]算[为成]?"
    rf"|(?:{either('increase')}|{either('decrease')}|{either('kept verbs')}|{_BECOMES})了?[到至为成]"
    rf"|[至到][年月季期][末底]|每(?:小时|[日天月年人户亩吨件斤]|公斤|公里|平方米|立方米|公顷)|(?<![涉普惠遍波危])及|(?<![国省市县区界])平均|(?<![平年人户日月])均"
    rf"|[由从自比较与]?{YEAR}(?:末|底|初|同期)?的?|\s)+$"
)

# Each of its words ends so; most phrases do not and need not be searched.
LINK_ENDS = frozenset("后素到至为成及均年末底初的时日天月人户亩吨件斤里米顷 \t\n\u3000") | {
    word[-1] for word in words("link")
}

# --- a phrase that names a figure begins with its last verb (走访慰问困难家庭60户)
CAUSATIVES = words("causatives")
# Verbs that as often begin the name of what is counted: 养殖渔业, 进口货物.
IN_NAMES = words("verbs in names")
# With these behind it a verb is part of a noun: 生产总值, 服务业, 培训人员.
_NOUNS = (
    "总值|性|力|能力|线|企业|基地|经营|单位|设施|用地|产业|业|者|率|员|费|额|量|值|户|队|会|人员|总额|机构|组织|区|"
    "任务|类|面积|规模(?!以上|化|较)|人数|收入|人次|数量|覆盖|成本|金额|总数|比例|比重|水平|标准|指数|条件|体系|制度|主体|资产|表|商|体|国|厂|院|室|中心|场所"
)
# 县医院有床位500张: 有 alone is a verb only behind what can have something; not in 有色金属, 有线电视, 有限公司.
_HAS = "(?<=[局院馆校厂所司会市县区镇乡村站场队部心园矿社行户委旗团处统内里])有(?![色线限机关效序偿])"
_SETS_UP = "(?<![建开附增新铺架敷陈假])设(?![备施计立置有定法想防区市])"
VERB = re.compile(
    rf"(?P<dropped>{either('dropped verbs')}|{_HAS}|{_SETS_UP})(?![率情量])"
    rf"|(?P<kept>(?<!进)(?!(?:开发|建设|改造)投资)(?:{either('kept verbs')}))(?!{_NOUNS})"
)

# What is done right behind the name of who does it: 某集团〔投资〕, 某某〔捐款〕.
ACT = re.compile(either("acts"))
# 年出栏百头以上的养猪专业户: a class is no part of the name.
CLASSED = re.compile(".*(?:以上|以下|以内)的")

# 城镇登记失业率, 规模以上新增企业: what is covered stands before a verb that is part of the name.
COVERED = re.compile(either("classes covered"))

# --- behind a number: what cannot be the thing counted
_WORKS = "工程|项目|站|点|设备|装置|工作|问题|化|系统|平台|中心"
STOP = re.compile(
    rf"(?!{either('nouns like predicates')})"
    rf"(?:(?:{either('kept verbs')})(?!{_NOUNS}|{_WORKS})|{either('predicates')})"
)
# In the middle of a phrase only words and a few characters end the name: 抽水蓄能电站 goes on.
_LONGER = "|".join(word for word in either("predicates").split("|") if len(word) > 1)
_ALMOST = "(?:基本|全部|均|普遍)(?=完成|实现|建成|形成|达到|消除|解决|普及|得到)"
END = re.compile(rf"(?:{VERB.pattern})(?!{_WORKS})|{_LONGER}|{_ALMOST}|[{''.join(sorted(words('ends')))}]")
OF = "的"
# 存款余额〔突破百亿元大关〕,达102亿元.
PASSED = re.compile(r"(?:首次|历史性|一举|成功)?(?:突破|超过|跨上|迈上|跃上)")
# What stands between two amounts says only how one became the other: 由九米〔加宽到〕十二米, 的35万辆〔增加〕1万辆;
# so does 6万元〔大关〕.
BECOMING = re.compile(
    rf"(?:(?:{either('increase')}|{either('decrease')}|{either('kept verbs')})[到至为成]?"
    r"|[增减超短][收产支]|[^,，、和及]{2}了?[到至为成]|[到至为成]|[大关口]{2})?了?"
)
EACH = "每"

# --- changes
CHANGE = re.compile(
    rf"(?:(?P<up>(?<!户均)(?<!新)(?<!自然)(?:{either('increase')}))|(?P<down>(?!(?<=起)降$)(?:{either('decrease')})))"
    r"(?:了|幅度?为|幅度?达到?|(?<![核压]减)率(?:为|达到?)|(?<=[增涨降减]幅)[为达]到?|(?<=增速)[为达]到?)?$"
)
# Beside a total or compared they are changes (比上年增产5吨); 户均增收300元 is an amount, 新增3户 too.
GAIN = re.compile(
    r"(?<![均人户])(?<!均[年月])(?:(?P<up>增[收产支]|超收)|(?P<new>新增加?)|(?P<down>减[收产支亏]|短收))了?$"
)
# One character alone is a change only after a comparison: 比上年增5%.
BARE = frozenset("增涨升多降减少跌翻")
BETTERED = frozenset(("提升", "提高", "延长"))
VERSUS = re.compile(
    rf"同比|环比|(?:与|同|和|比|较|相比|按年|按)(?:{_BASES}|{_PERIOD}末?|{YEAR}|(?:{_SHORT})年(?!代|以|来))"
    r"(?:同期|同月|末|底|年末|年底|末期|初)?(?:相比)?(?:口径)?"
)
COMPARED = re.compile(
    rf"(?:{VERSUS.pattern}|{_SPAN}|{_WITHOUT}|相比|年均|年平均|累计|平均|(?<![人户])均(?!衡)|分别|各(?![级类项种界])|又|再(?![生就造])|也|还|则"
    r"|实际|名义|按可比价格?计?算?|同口径|可比口径|当年|继续(?!教)|同步|约(?!定)|已|小幅|大幅度?|稳步|快速(?![路通])|持续|共(?![建享同产青和])"
    r"|[,，、:：)“”]|\s)+"
)
BASE_YEAR = re.compile(rf"[比较与同和于]({YEAR})")
SHORT_YEAR = re.compile(rf"[比较](?P<republic>民国)?(?P<year>{_SHORT})年(?!代|以|来)")
# Held against others, not against a year: 高于全国平均, 比全市平均多.
GROUP = re.compile(
    rf"(?:[高低快慢好优多少大小]于|高出|超出|领先|落后于?)(?!{_BASES}|{YEAR}|预期|目标|计划)[^,，]{{1,24}}$"
    r"|(?<![同相])[比较](?:全[国省市县区州盟旗]|同类|周边|其他|平均|[^,，]{0,8}平均|[^,，]{0,6}水平)[^,，]{0,12}$"
)
PULL = re.compile(r"(?:拉动|带动)[^,，、]{1,20}$")

# What stands between two changes of one list: 增长1.2%、3.5%和下降4.6%.
BETWEEN_CHANGES = re.compile(rf"[、和及与,，]?(?:{either('increase')}|{either('decrease')})?了?")

BETWEEN_LEVELS = re.compile(r"[、和及与]")
RESPECTIVELY = "分别"
SHARE = "占"
BLURS = "仅只约共均各就"

# 为年度计划的112%, 相当于地区生产总值的31%: a share is named by what it is a share of.
OF_WHOLE = re.compile(
    r"(?:相当于|达到|恢复[到至]|完成|等于|[为是]|占(?=[^,，]{0,6}(?:计划|任务|预算|目标)的))(?P<base>[^,，、为是]{2,20})的$"
)

# --- parts
PARTS = re.compile(
    r"其中(?!心|国(?!内|外|有|际|产|家)|央)|包括|(?<!不)(?<!包)含有?(?![量水税金氧硫铁盐糖])|分为|分别是(?![^,，、]{1,8}的)"
)
WITHIN = "中"
AMONG = re.compile(r"(?:在|上述|这)?[^,，]{0,14}(?<!其)(?<!过程)(?<!工作)(?<!活动)(?<!年)(?<![集初高完])中[,，]")
# 每万人拥有量, 人均收入 are no parts of anything.
FOR_EACH = re.compile(r"[,，、]?(?:平均)?(?:每|人均|户均|日均|平均|[仅约只]?占)")
# 86个嘎查中72个通公路.
OF_THEM = re.compile(r"[^,，;；其集]{0,12}(?<![其集初高完])中[,，]?(?:有|已有)?")
TOLD = re.compile(r"(?:其中|包括|分别是|分为)[:：]")
# A bracket that says the same in other words, or a change: (折合700万元), (增长5%).
RESTATED = re.compile(
    rf"\(?(?:约?折?合|相当于|按|比(?![赛重例])|同比|较|增(?![值补设发])|下降|减(?![税免灾贫])|上年|去年|常年|历年|往年|多年平均|上届|{YEAR})"
)

# --- times other than the year described
MENTIONED = re.compile(
    rf"(?P<once>[由从自])?(?<![比较与同是为])(?<!恢复[到至])(?<!相当于)(?P<year>{YEAR})(?!以来|的?(?:不变|可比|固定)价)|[比较与同](?P<held>{YEAR}(?=[末底]?的))"
)
LAST_YEAR = re.compile(r"(?<![比较与同是为])上年(?!度|同|增|相)|[比较与同](?:上年|去年)[末底]?的")

# --- goals
# 零售总额预计完成84亿元 is what a report knows of its year before the year is counted up; 建成后预计完成 is to come.
ESTIMATE = r"(?<![后,，。;；])预计(?=完成|增长|达到?[0-9])|预计(?=同比|比上年|比去年)"
TARGET = re.compile(
    r"力争|(?:^|(?<=[,，。;；]))预期(?!寿命)|(?<!稳)(?<!完成)(?<!超额)(?<!好于)(?<!高于)预期(?=目标|达|增|新|完成|实现)|(?<!完成)(?<!年度)(?<!预期)目标(?=是|为|值|：|:)|计划(?=总|投|新|建|完|实|用|到|于|在|引|安)|规划(?=总|投|新|到)"
    rf"|(?!{ESTIMATE})预计"
    r"|拟(?=建|投|新|引|用)|争取(?=(?:到?[^,，]{0,8}年[内底末]?)?(?:实现|达到|完成|突破|超过))|将(?=达|新|建成|投入|完成|实现|突破|增)|不低于.{0,12}目标"
)
TARGET_HEADINGS = re.compile(
    r"预期目标|目标任务|工作安排|工作部署|主要任务|工作打算|工作计划|下一步|下步|总体要求|展望|工作思路|发展目标|实事"
)
# 到2025年,建成充电桩5000个: of a year to come there are no facts yet; 至1953年已有58所, 至1981年末达920万元 are some.
TO_COME = re.compile(
    rf"(?:^|[,，;；。])(?!至{YEAR}[末底])[到至](?P<year>{YEAR})[末底]?(?![^,，;；。]{{0,8}}(?:已|才|仅|只|[实尚仍还现]有|全部|先后))"
)
# An entry with none of these looks back, whatever year its sentences name first.
PLANS = re.compile("规划|计划|目标|力争|预[计期]|将|拟|争取|打算|展望|任务|今后")
FAR_AHEAD = re.compile(r"今后|[三五十]年|时期|“?十[一二三四五六七]五|远景|中长期")
RETROSPECT = re.compile(r"回顾|总结|完成情况")
HEADING_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")
