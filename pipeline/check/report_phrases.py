"""What the format rules say, in Chinese: English phrase ⇒ Chinese phrase, {} for what was measured or quoted."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

_PHRASES: Final = """
so ⇒ 是
on ⇒ 开启
off ⇒ 关闭
none ⇒ 无
bold ⇒ 加粗
indented ⇒ 有缩进
numbered ⇒ 有页码
encrypted ⇒ 已加密
unnamed font ⇒ 未命名字体
all there ⇒ 齐全
all named ⇒ 均已指定
all embedded ⇒ 均已嵌入
all labels ⇒ 全部序号
all paragraphs ⇒ 全部段落
all {} pages ⇒ 全部{}页
all {} ⇒ 全部{}处
in order ⇒ 次序正确
in another order ⇒ 次序不同
one line ⇒ 一行
not centred ⇒ 未居中
not red ⇒ 不是红色
not tagged ⇒ 无标签
title not shown ⇒ 不显示标题
no headings ⇒ 无标题标签
no title ⇒ 无标题
no author ⇒ 无作者
no language ⇒ 无语言
language not stated ⇒ 未注明语言
language {} ⇒ 语言为{}
author {} ⇒ 作者为{}
no tail ⇒ 无报尾
no text ⇒ 无正文
not written so ⇒ 写法不符
half-width colon ⇒ 冒号为半角
blanks before it ⇒ 前有空格
a mark after the name ⇒ 名称后有标点
its number is not {} ⇒ 序号不是{}
not 16 pt ⇒ 不是16磅
does not begin a page ⇒ 未另起一页
with a colon ⇒ 带冒号
in {} ⇒ 字体为{}
name in {} ⇒ 姓名为{}
names in {} ⇒ 人名为{}
label in {} ⇒ 标签为{}
set left ⇒ 居左
set right ⇒ 居右
set centre ⇒ 居中
set justify ⇒ 两端对齐
set  ⇒ 未设对齐
{} mm ⇒ {}毫米
{} mm in ⇒ 缩进{}毫米
{} mm wide ⇒ 宽{}毫米
{} mm below ⇒ 在下方{}毫米
{} mm high ⇒ 高{}毫米
{} mm of white ⇒ 空白{}毫米
{} mm instead of {} ⇒ {}毫米，应为{}
{} mm from the edge ⇒ 距边{}毫米
{} mm from the right edge ⇒ 距右边{}毫米
{} mm beyond ⇒ 超出{}毫米
{} mm outside: {} ⇒ 超出版心{}毫米：{}
{} mm outside the type area ⇒ 超出版心{}毫米
{} mm on an odd page ⇒ 单页，{}毫米
{} mm on an even page ⇒ 双页，{}毫米
{} mm, x {} ⇒ {}毫米，横坐标{}
{} pt ⇒ {}磅
{} pt before, {} pt after ⇒ 段前{}磅，段后{}磅
{} pt instead of {} ⇒ {}磅，应为{}
{} pairs ⇒ {}处
{} pages ⇒ {}页
{} labels ⇒ {}个序号
{} paragraphs ⇒ {}段
{} line ends ⇒ {}处行末
{} lines ⇒ {}行
{} lines of {} pt ⇒ {}行，行距{}磅
{} lines a page ⇒ 每面{}行
{} pt at least ⇒ 最小值{}磅
{} characters of {} pt ⇒ {}字，字距{}磅
{} characters a line ⇒ 每行{}字
{} rules ⇒ {}条线
{} paper sizes ⇒ {}种纸张
{} page setups in {} sections ⇒ {1}节中有{0}种页面设置
{} blanks typed at the start ⇒ 段首键入{}个空格
{} blanks before it ⇒ 前有{}个空格
{} glyphs without a character ⇒ {}个字形没有对应文字
{}字 in ⇒ 缩进{}字
{}字 from the right edge ⇒ 距右边{}字
{} stands in ⇒ 以{}替代
{} is not embedded ⇒ {}未嵌入
{} is parted ⇒ “{}”被拆开
{} is missing ⇒ 缺少{}
{} is missing: {} differs in capitals ⇒ 缺少{}（{}大小写不同）
{} is not well-formed XML: {} ⇒ {}不是合格的XML：{}
{} declares a document type ⇒ {}含有文档类型声明
{} cannot be unpacked ({}) ⇒ {}无法解压（{}）
{} stands out of order in {} of a style ⇒ 样式中{}在{}里次序有误
{} stands out of order in {} ⇒ {}在{}里次序有误
{} is no ofd:{} ⇒ {}不是ofd:{}
{} uses font {}, which no resource defines ⇒ {}使用了资源中没有的字体{}
{}: {} is no identifier ⇒ {}：{}不是标识
identifier {} stands in {} and in {} ⇒ 标识{}在{}和{}中重复
identifier {} is beyond MaxUnitID {} ⇒ 标识{}大于MaxUnitID {}
the namespace is {}, not {} ⇒ 命名空间是{}，应为{}
Document.xml names no PublicRes ⇒ Document.xml未列出PublicRes
Document.xml lists no page ⇒ Document.xml未列出页面
Document.xml states no MaxUnitID ⇒ Document.xml未注明MaxUnitID
{} follows number {} ⇒ {}接在第{}项之后
{} does not begin at 1 ⇒ {}不从一开始
{} skips the level above ({}) ⇒ {}越过上一层（{}）
{} from the theme ⇒ {}取自主题
{}: {} from the theme ⇒ {}：{}取自主题
{}: no {} ⇒ {}：未指定{}
no ascii ⇒ 未指定ascii
no hAnsi ⇒ 未指定hAnsi
no eastAsia ⇒ 未指定eastAsia
{} (and {} more places) ⇒ {}（另有{}处）
a missing character is shown: {} ⇒ 显示为缺字：{}
{} characters are drawn by one and the same sign: {} ⇒ {}个字显示为同一个符号：{}
Han characters in {} ⇒ 汉字用了{}
a rule in {} ⇒ 线条颜色{}
a rule {} mm long ⇒ 一条线长{}毫米
written {} ⇒ 写作{}
ends with {} ⇒ 末尾有{}
holds {} ⇒ 含有{}
missing: {} ⇒ 缺少：{}
the name ⇒ 名称
the date ⇒ 日期
the red rule ⇒ 红线
not found: {} ⇒ 未见：{}
no date ⇒ 无日期
no date on the line ⇒ 该行无日期
no 。 at the end ⇒ 末尾无句号
date not written 2019年2月26日 ⇒ 日期未写作2019年2月26日
the date is padded or short ⇒ 日期有虚位或不全
the date ends {} mm from the right edge ⇒ 日期距右边{}毫米
the office begins {} mm in ⇒ 机关缩进{}毫米
no right tab stop near the right edge ⇒ 右边没有右对齐制表位
not 1字 from the left ⇒ 未左空一字
not at the bottom of the last page ⇒ 不在末页底部
its middle is at {} mm, not {} ⇒ 中线在{}毫米，应在{}
about {} mm ⇒ 约{}毫米
about {} mm: the face decides ⇒ 约{}毫米，取决于字体
exactly {} pt ⇒ 固定值{}磅
exactly {} ± {} pt ⇒ 固定值{}±{}磅
first line {} mm in, {}字 ⇒ 首行缩进{}毫米（{}字）
first line {}字, others {}字 ⇒ 首行缩进{}字，回行{}字
wrapped lines {} mm in ⇒ 回行缩进{}毫米
first lines begin at about {} mm ⇒ 首行上缘约在{}毫米
first lines begin at about {} mm: too near to tell from glyphs ⇒ 首行上缘约在{}毫米，相差太小，看不准
ink at {} mm ⇒ 墨迹在{}毫米
lines begin at {} mm ⇒ 各行起于{}毫米
full lines are {} mm wide ⇒ 整行宽{}毫米
full lines are {} mm wide and not justified: a character more may or may not fit ⇒ 整行宽{}毫米，未两端对齐，能否多容一字看不出
the deepest line ends at about {} mm ⇒ 最低一行下缘约在{}毫米
the deepest line ends at about {} mm, and no page is surely full ⇒ 最低一行下缘约在{}毫米，没有确实排满的页
the deepest line ends at about {} mm: a line more may or may not fit ⇒ 最低一行下缘约在{}毫米，能否多容一行看不出
most full lines have {} ⇒ 整行多为{}字
lines of {} characters ⇒ 各行字数{}
top margin {} mm{} ⇒ 上边距{}毫米{}
left margin {} mm{} ⇒ 左边距{}毫米{}
width {} mm{} ⇒ 宽{}毫米{}
height {} mm{} ⇒ 高{}毫米{}
section {}: {} mm ⇒ 第{}节：{}毫米
section {} starts at {} ⇒ 第{}节从{}起
section {} counts in {} ⇒ 第{}节编号格式为{}
section {} states no margins ⇒ 第{}节未注明页边距
section {} states no paper size ⇒ 第{}节未注明纸张
page {} states no PhysicalBox ⇒ 第{}页未注明PhysicalBox
page {} of {}, y {} mm ⇒ 第{}页（共{}页），纵坐标{}毫米
page {} bears none ⇒ 第{}页没有页码
page {} ⇒ 第{}页
{} on page {} ⇒ 第{1}页编为{0}
it begins on page {} ⇒ 正文从第{}页起
it may stand last on a page ⇒ 可能落在页末
the last line alone on a page ⇒ 末行单独成页首
the first line alone on a page ⇒ 首行单独在页末
no page has a number ⇒ 各页没有页码
no footer holds a page number ⇒ 页脚没有页码
one footer for all pages ⇒ 各页共用一个页脚
so in the {} footer ⇒ {}页脚正确
body text ⇒ 正文级别
level {} ⇒ {}级
indents of {} and {} mm ⇒ 左右缩进{}和{}毫米
on line {} ⇒ 在第{}行
grid {}, charSpace {} ⇒ 网格{}，charSpace {}
y {} mm ⇒ 纵坐标{}毫米
mark at y {} ⇒ 标志纵坐标{}
first rule {} mm below the mark ⇒ 首线在标志下{}毫米
last rule at y {} ⇒ 末线纵坐标{}
no rule below the mark ⇒ 标志下无线
no rule at the foot ⇒ 页底无线
no red rule below the number ⇒ 发文字号下无红线
no red rule in the masthead ⇒ 版头无红线
no red rule on page 1 ⇒ 首页无红线
no red rule stands above the title ⇒ 标题上方无红线
indented: narrower than the type area ⇒ 有缩进，窄于版心
{} named, {} found ⇒ 说明列{}件，实有{}件
nothing else is coloured ⇒ 别无彩色
nothing outside ⇒ 版心外无文字
no Western font ⇒ 无西文字体
no word is parted ⇒ 词语完整
no PDF/A identification ⇒ 未标明PDF/A
no output intent ⇒ 无输出意图
no /ID ⇒ 无/ID
fonts not embedded ⇒ 字体未嵌入
claims {}; its catalogue agrees ⇒ 标明{}，目录相符
none in the body ⇒ 正文中没有
none of {} ⇒ {}处均无
hanging is off ⇒ 不悬挂
a frame anchored there ⇒ 文本框定位在此
only visible after rendering ⇒ 排版后才能看出
its height depends on rendering ⇒ 高度排版后才能看出
its place shows only after rendering ⇒ 位置排版后才能看出
the distance depends on rendering ⇒ 距离排版后才能看出
whether it stands alone shows only after rendering ⇒ 是否单独成页，排版后才能看出
hanging is on: it shows after rendering ⇒ 允许悬挂，排版后才能看出
there are too few lines of text ⇒ 正文行数太少
there are too few wrapped lines ⇒ 回行太少
there are too few full lines ⇒ 整行太少
too few full lines hold Han characters alone ⇒ 全为汉字的整行太少
there is no body text ⇒ 没有正文
there is no text that can be read ⇒ 没有可读的文字
the pages hold no text that can be read ⇒ 页面没有可读的文字
some glyphs stand for no character ⇒ 有的字形没有对应文字
no body text is recognised ⇒ 未识别出正文
no mark is recognised ⇒ 未识别出发文机关标志
no paragraph has two lines ⇒ 没有两行以上的段落
no page is full of lines of text alone ⇒ 没有全排正文的页
no page after the first begins with a line of text ⇒ 第2页起没有以正文开头的页
no two paragraphs of the body stand on one page ⇒ 没有同页的两段正文
the line pitch depends on the font: neither exact nor on a grid ⇒ 行距随字体变化，既非固定值又不随网格
the lines are not justified: where they end says nothing ⇒ 未两端对齐，看不出右边界
the program breaks the title where it likes ⇒ 标题由软件自动换行
cannot tell whether {} parts a word ⇒ 看不出{}处是否拆词
cannot tell what {} looks like ⇒ 看不出{}是何字体
the rule is not the number's own border ⇒ 红线不是发文字号段落的边框
the rule may be one of the drawings ⇒ 红线可能是图形
the rule may be part of a picture ⇒ 红线可能在图片中
the rules are a table's or drawings ⇒ 分隔线是表格线或图形
nothing on the page is red: the head may be on the paper already ⇒ 全页没有红色，可能用套红纸
it is set in white, for paper with the head printed already ⇒ 用白色排，供套红纸使用
several offices: frames, tabs or a table place them ⇒ 联合行文，由文本框、制表位或表格定位
a table or frame places them ⇒ 由表格或文本框定位
a frame or text box places it ⇒ 由文本框定位
blanks or tabs place it ⇒ 用空格或制表位定位
blanks or default tabs place it ⇒ 用空格或默认制表位定位
the page number's text cannot be read ⇒ 页码文字读不出
the file's catalogue cannot be read ⇒ 文件目录读不出
a character grid without its pitch ⇒ 字符网格未注明字距
an OFD's pages are not looked into ⇒ 不查看OFD的版面
most of the text runs up or down the page ⇒ 文字多为竖向
the text stands in columns ⇒ 正文分栏
the text is not Chinese: it has rules of its own ⇒ 不是中文文本
parts of the text cannot be read: their fonts are neither in the file nor here ⇒ 部分文字读不出：文件和本机都没有其字体
body text on page 1 ⇒ 首页有正文
text on its page ⇒ 同页有正文
as wide as the type area, {} mm ⇒ 与版心等宽，{}毫米
{} ± {} mm ⇒ {}±{}毫米
{} ± {} mm below the number ⇒ 发文字号下{}±{}毫米
{} ± {} mm from the paper's edge ⇒ 距纸边{}±{}毫米
{} ± {} mm, x {} ⇒ {}±{}毫米，横坐标{}
{} ± {} pt ⇒ {}±{}磅
its middle at {} ± {} mm ⇒ 中线在{}±{}毫米
last page, y {} ± {} mm ⇒ 末页，纵坐标{}±{}毫米
mark at y {} ± {} mm ⇒ 标志纵坐标{}±{}毫米
mark at y {} mm, rules {} mm long ⇒ 标志纵坐标{}毫米，线长{}毫米
mark at y {}, red rules {} mm long {} mm below it and at y {}, each ± {} mm ⇒ 标志纵坐标{}，红线长{}毫米，在其下{}毫米和纵坐标{}处，均±{}毫米
dash {} ± {} mm below the type area ⇒ 一字线在版心下{}±{}毫米
dash at y {} ± {} mm ⇒ 一字线纵坐标{}±{}毫米
last lines end at {} mm, type area {} ± {} mm high ⇒ 末行下缘在{}毫米，版心高{}±{}毫米
first and last {} mm, middle {} mm ± {}, as wide as the type area ⇒ 首末线{}毫米，中间线{}毫米，±{}，与版心等宽
first and last {} mm, middle {} mm ± {}, {} ± {} mm wide ⇒ 首末线{}毫米，中间线{}毫米，±{}，宽{}±{}毫米
first line 2字 ({} ± {} mm), others flush left ⇒ 首行空二字（{}±{}毫米），回行顶格
first line 2字, other lines flush left ⇒ 首行空二字，回行顶格
{} in {} pt {} ⇒ {}，{}磅{}
body {} pt ⇒ 正文{}磅
title {} pt ⇒ 标题{}磅
level {} not bold ⇒ {}级小标题不加粗
level {} pt ⇒ 小标题{}磅
outline level {} ⇒ 大纲级别{}
one paper size ⇒ 纸张一致
the same page setup in every section ⇒ 各节页面设置一致
no negative indents ⇒ 无负缩进
all text inside the type area ⇒ 文字都在版心内
no character grid with negative charSpace ⇒ 字符网格的charSpace不为负
ascii, hAnsi and eastAsia fonts named, none from the theme ⇒ 西文、其他、中文字体均已指定，不取自主题
all fonts embedded, no missing glyph ⇒ 字体全部嵌入，不缺字
Han characters in Chinese fonts ⇒ 汉字用中文字体
official faces ⇒ 公文字体
black; red only for the mark and its rules ⇒ 黑色；仅标志和红线为红色
centred, red ⇒ 居中，红色
centred, red, at most {} mm wide ⇒ 居中，红色，宽不超过{}毫米
centred, no indents ⇒ 居中，无缩进
centred, two blank lines ({} mm, and the lines' own white) below the mark ⇒ 居中，标志下空二行（{}毫米，另加行内空白）
two blank lines ({} mm, and the line's own white) above ⇒ 上空二行（{}毫米，另加行内空白）
one blank line ({} mm, and the lines' own white) above ⇒ 上空一行（{}毫米，另加行内空白）
a trapezoid or a diamond ⇒ 梯形或菱形
lines end where words end ⇒ 回行处词意完整
no final mark, no 。； ⇒ 末尾无标点，中间无句号分号
paragraphs follow at the line pitch ⇒ 段间距等于行距
0 pt before and after ⇒ 段前段后0磅
headings count on, no level skipped ⇒ 序号连续，层次不越级
headings have outline levels ⇒ 小标题有大纲级别
headings keep with the next paragraph ⇒ 小标题与下段同页
no heading ends a page ⇒ 小标题不在页末
no line of a paragraph alone on a page ⇒ 页首页末无孤行
at least two characters in a paragraph's last line ⇒ 段末行至少二字
widow control on ⇒ 开启孤行控制
flush left, ends with ： ⇒ 顶格，末尾用全角冒号
as many attachments as 附件说明 names, with the same titles ⇒ 附件件数、标题与附件说明一致
its title on line 3 ⇒ 标题在第3行
附件1: a new page, 黑体 16 pt, flush left ⇒ 附件1：另面编排，3号黑体，顶格
附件：1.名称, 2字 in, no mark at the end ⇒ 附件：1.名称，左空二字，末尾无标点
date 4字 from the right edge (sealed), or set 2字 to the right of the signature (unsealed) ⇒ 加盖印章的日期右空四字；不加盖印章的日期比署名右移二字
kept with the text above ⇒ 与上文同页
no 此页无正文 ⇒ 不写“此页无正文”
at the lower edge of the type area ⇒ 在版心下边缘
仿宋 14 pt, 1字 from the edge, 抄送：….  2019年2月26日印发 ⇒ 4号仿宋，左右空一字，抄送：…。 2019年2月26日印发
an even page ⇒ 双页
odd pages right, even pages left, 1字 from the edge ⇒ 单页居右，双页居左，空一字
odd pages end at {}, even ones begin at {} ± {} mm ⇒ 单页止于{}，双页起于{}±{}毫米
page 1 unnumbered ⇒ 首页无页码
numbering from 1, no section restarts ⇒ 从1起编，各节不重编
page numbers count on from 1 ⇒ 页码从1起连续
出席：names, label 黑体, names 仿宋, 2字 in ⇒ 出席：人名，“出席”用黑体，人名用仿宋，左空二字
签发人：姓名, the name in 楷体, 1字 from the right edge ⇒ 签发人：姓名，姓名用楷体，右空一字
份号 000001, 密级 机密★3年, 紧急程度, in this order ⇒ 依次为份号000001、密级 机密★3年、紧急程度
name, 第N期, 编发机关, date, red rule, in this order ⇒ 依次为名称、第N期、编发机关、日期、红线
第3期 or （2019年第3期） ⇒ 第3期，或（2019年第3期）
office left and date right on one line, by a right tab stop ⇒ 机关居左、日期居右在同一行，用右对齐制表位
office left, date right, one baseline, 0–1字 from the edges ⇒ 机关居左、日期居右在同一行，距边0至1字
no closing mark at a line's start ⇒ 行首无下半标点
no opening mark at a line's end ⇒ 行末无上半标点
the rules for line starts and ends on (kinsoku) ⇒ 开启避头尾
—— and …… whole ⇒ 破折号、省略号不拆行
at most one mark beyond the right edge ⇒ 右边外至多悬挂一个标点
every part whole, properties in order ⇒ 部件完好，属性次序正确
every part there, identifiers unique, none beyond MaxUnitID ⇒ 部件齐全，标识不重复，不大于MaxUnitID
title, author and language stated ⇒ 注明标题、作者、语言
title and author stated ⇒ 注明标题、作者
PDF/A-2b or better: output intent, /ID, no encryption, no actions ⇒ PDF/A-2b以上：有输出意图和/ID，不加密，无动作
tagged, Lang zh-CN, DisplayDocTitle, headings H1… ⇒ 有标签，语言zh-CN，显示标题，标题标签H1…
what the standard asks ⇒ 标准的要求
1 pt borders above and below, 0.75 pt between, on paragraphs without indents ⇒ 上下边框1磅，中间0.75磅，段落不缩进
16 pt type needs a spacing of −0.25 pt to stand 28 to the line ⇒ 16磅字需字间距紧缩0.25磅，每行才有28字
Arabic digits ⇒ 改用阿拉伯数字
GB/T 33476.2 asks for it; GB/T 9704 does not ⇒ GB/T 33476.2有此要求，GB/T 9704没有
add a red bottom border to the last line of the masthead ⇒ 给版头末行加红色下边框
add the contributor in （） after the text ⇒ 文后用（）注明供稿
break the lines yourself (Shift+Enter) ⇒ 自行换行（Shift+Enter）
break the title anew so that its lines grow, shrink, or grow and shrink ⇒ 标题重新换行，各行递增、递减或先增后减
centre it and set it in red ⇒ 设为居中、红色
centre it and take indents away ⇒ 设为居中，去掉缩进
centre it, red, on one line ⇒ 设为居中、红色、一行
centre the title ⇒ 标题居中
change the border's distance from the text ⇒ 调整边框与文字的距离
change the spacing before it ⇒ 调整段前间距
check the PDF as well ⇒ 同时检查PDF
continue from the section before ⇒ 续前节编号
correct weight and width ⇒ 改正粗细和长度
correct the bottom margin ⇒ 改正下边距
different first page, with an empty footer ⇒ 设首页不同，首页页脚留空
draw the red rule ⇒ 画红线
draw the red rule below the masthead ⇒ 在报头下画红线
each range ends with 。, at the foot of the last page ⇒ 各项末尾用句号，排在末页底部
embed all fonts when saving the PDF ⇒ 保存PDF时嵌入全部字体
export it with tags, language and title ⇒ 导出时带标签、语言和标题
fill in the file's properties ⇒ 填写文件属性
give the data: issue number, editing office, date ⇒ 补上期号、编发机关、日期
give the data: report, send, distribute, copies ⇒ 补上报、送、发、份数
give the missing data, or tell the kind of document ⇒ 补齐要素，或用 --as 指明文种
give every page the same paper ⇒ 各页用同一纸张
give every section the same paper and margins ⇒ 各节用同一纸张和页边距
indent the first line by 2 characters ⇒ 首行缩进2字符
indent the first line by 2 characters in the style, and take typed blanks away ⇒ 在样式中设首行缩进2字符，删去键入的空格
insert a page number with a dash on each side ⇒ 插入两侧带一字线的页码
justify the paragraph, and allow one mark to hang at most ⇒ 段落两端对齐，至多悬挂一个标点
keep the heading with the paragraph below ⇒ 小标题与下段同页
label in 仿宋, name in 楷体 ⇒ “签发人”用仿宋，姓名用楷体
left and right margins leave another width than the type area's ⇒ 左右边距与版心宽不符
let the numbers count on ⇒ 页码改为连续
let the program obey the line-start rules (kinsoku) ⇒ 在软件中开启避头尾
let the program obey the line-end rules (kinsoku) ⇒ 在软件中开启避头尾
make it anew on A4 ⇒ 用A4重新制作
make it as wide as the type area ⇒ 改为与版心等宽
make the two titles equal ⇒ 使两处标题一致
move it into the type area ⇒ 移入版心
move the imprint to the bottom of the last page ⇒ 版记移到末页底部
move the mark ⇒ 移动标志
move the rule ⇒ 移动红线
move the whole word to one line ⇒ 把整个词移到同一行
name all three fonts in the style ⇒ 在样式中指定三种字体
name every attachment once ⇒ 每个附件列一次
name the font ⇒ 指定字体
name, issue number, office and date, rule ⇒ 依次为名称、期号、机关和日期、红线
no indent, and ： at the end ⇒ 不缩进，末尾用全角冒号
number every page with text ⇒ 有文字的页都编页码
number the headings anew ⇒ 重新编排序号
number the pages ⇒ 插入页码
odd right, even left, 1字 from the edge ⇒ 单页居右，双页居左，空一字
one blank line between label and title ⇒ “附件”与标题间空一行
one blank line of the body's pitch ⇒ 空一行（正文行距）
one line, a right tab stop 0–1字 from the edge ⇒ 排在一行，用距边0至1字的右对齐制表位
open it in Word or WPS and save it anew ⇒ 用Word或WPS打开后重新保存
pages end early: correct the bottom margin ⇒ 页面未排满：改正下边距
print on A4 without scaling ⇒ 用A4打印，不缩放
print every page on the same paper ⇒ 各页用同一纸张打印
put both on one line ⇒ 排在同一行
put 份号 first, then 密级, then 紧急程度 ⇒ 依次排份号、密级、紧急程度
read it yourself ⇒ 请自行判断
right-align it with an indent of 4 or 2 characters, without typed blanks ⇒ 右对齐，右缩进4字或2字，不用空格定位
rules above, between and below the imprint ⇒ 版记上、中、下加分隔线
save it anew as PDF/A-2 ⇒ 另存为PDF/A-2
save it anew with a current OFD program ⇒ 用新版OFD软件重新保存
save it as PDF/A for the archive (DA/T 47) ⇒ 归档应存为PDF/A（DA/T 47）
set it as §{} asks ⇒ 按{}排
set it as §{} ask ⇒ 按{}排
write it as §{} asks ⇒ 按{}写
set it in {} pt ⇒ 设为{}磅
set it in {} ⇒ 设为{}
set it right with an indent instead ⇒ 改用右对齐加缩进
set the body's line spacing to exactly {} pt ⇒ 正文行距设为固定值{}磅
set the colour to black (automatic) ⇒ 颜色设为黑色（自动）
set the footer's distance from the paper's edge ⇒ 调整页脚距纸边的距离
set the left and right margins: {} and {} mm leave {} ⇒ 左右边距设为{}和{}毫米，版心宽{}
set the top and bottom margins: {} and {} mm leave {} ⇒ 上下边距设为{}和{}毫米，版心高{}
set the line pitch to exactly {} pt ⇒ 行距设为固定值{}磅
set the left margin in the page setup ⇒ 在页面设置中改左边距
set the top margin in the page setup ⇒ 在页面设置中改上边距
set the line pitch to exactly {} pt in a type area {} mm high ⇒ 版心高{1}毫米，行距设为固定值{0}磅
set the line pitch to exactly {} pt: 22 of them fit 225 mm; 29 pt gives 21 ⇒ 行距设为固定值{}磅：225毫米正好22行，29磅只有21行
set the paper to A4, upright ⇒ 纸张设为A4纵向
set the spacing before and after to 0 in the style ⇒ 在样式中把段前段后设为0
set wrapped lines flush left ⇒ 回行顶格
shorten what stands above it, or move the addressees to the imprint (§7.3.2) ⇒ 精简上方内容，或把主送机关移到版记（7.3.2）
six digits for the copy number; digits and ★ for the term of secrecy ⇒ 份号用6位数字；保密期限用数字和★
take it away on page 1 ⇒ 去掉首页页码
take the indents of the paragraph with the red border away ⇒ 去掉红线段落的缩进
take the mark away ⇒ 删去该标点
take the negative indent away ⇒ 去掉负缩进
take the space between paragraphs away ⇒ 去掉段间距
tell the printer, or install the official face ⇒ 告知印制者，或安装公文字体
text runs below the type area: correct the bottom margin ⇒ 文字排出版心：改正下边距
the standard asks for the face alone, not for bold ⇒ 标准只规定字体，不要求加粗
the text begins at another height than the top margin asks for ⇒ 正文起始高度与天头不符
the text stands too near the binding edge, or too far from it ⇒ 正文离订口太近或太远
tighten lines or characters instead (§7.3.5.5) ⇒ 改为调整行距、字距（7.3.5.5）
tighten lines or characters so that text comes with it; do not write 此页无正文 ⇒ 调整行距、字距，使落款与正文同页；不写“此页无正文”
tighten or loosen the line by a character ⇒ 该行紧缩或放宽一字
tighten or loosen the paragraph by a character ⇒ 该段紧缩或放宽一字
turn on different odd and even pages; right and left with an indent of one character ⇒ 设奇偶页不同，右、左对齐并缩进一字
turn on widow control ⇒ 开启孤行控制
turn on widow control in the body's style ⇒ 在正文样式中开启孤行控制
turn on “keep with next” in the heading's style ⇒ 在小标题样式中开启“与下段同页”
turn on “use East Asian line-breaking rules” in the style ⇒ 在样式中开启“按中文习惯控制首尾字符”
turn the pages upright ⇒ 把页面转正
on a page on its side the number stands where it stands on upright pages (§8) ⇒ 横排页的页码位置与竖排页一致（§8）
at the foot of the page on its side ⇒ 在横排页的下方
section {}: at the foot of the page on its side ⇒ 第{}节：在横排页的下方
set it in a text box at the left edge of the page on its side, turned to the right ⇒ 用文本框放在横排页左侧，文字顺时针旋转
margins of a page on its side: {}, {}, {}, {} mm, clockwise from the top ⇒ 横排页的页边距（自上边起顺时针）：{}、{}、{}、{}毫米
section {}: {}, {}, {}, {} mm ⇒ 第{}节：{}、{}、{}、{}毫米
section {}: {}, {}, {}, {} mm: so if its head is bound at the other edge ⇒ 第{}节：{}、{}、{}、{}毫米，若表头在另一侧则相符
the sheet's binding edge is the upper edge of a page on its side ⇒ 横排页的上边是纸张的订口
page {} holds type that stands sideways ⇒ 第{}页有侧立的文字
two blank lines of the body's pitch ⇒ 空二行（正文行距）
two blank lines of the body's pitch, or 57.9 pt before ⇒ 空二行（正文行距），或段前57.9磅
use a font that has the character ⇒ 换用有该字的字体
use a grid of lines only, and character spacing of −0.25 pt in the body style ⇒ 只用行网格，正文样式字间距紧缩0.25磅
use a heading style, or set the outline level ⇒ 用标题样式，或设大纲级别
use the heading style of its level ⇒ 用相应级别的标题样式
set the East Asian font of the style ⇒ 在样式中设中文字体
write the label as the standard does ⇒ 按标准写序号
write the year whole in 〔〕 (U+3014, U+3015), no 第, no zero before the number ⇒ 年份用全称加〔〕，不写“第”，序号不编虚位
write the year with four digits, no zero before month and day, and 日 ⇒ 年份四位，月日不编虚位，写“日”
write 第, Arabic digits without zero, 期 ⇒ 写作第几期，用阿拉伯数字，不编虚位
16 pt type needs a spacing of −0.25 pt (28 × 15.75 pt = 155.6 mm), or a character grid ⇒ 16磅字需字间距紧缩0.25磅（28×15.75磅为155.6毫米），或用字符网格
default ⇒ 默认
even ⇒ 偶数页
first ⇒ 首页
"""  # noqa: E501
_HOLE: Final = re.compile(r"\{(\d?)\}")


@lru_cache(maxsize=4096)
def in_chinese(phrase: str) -> str:
    """Give a phrase of a format rule in Chinese: whole, or part by part; what is no phrase stays as it is."""
    for mark, chinese in (("; ", "；"), (", ", "，")):
        if mark not in phrase:
            continue
        whole = _whole(phrase, mark)
        if whole is not None:
            return whole
        parts = phrase.split(mark)
        if mark == "; " or all(_whole(part) is not None for part in parts):
            return chinese.join(map(in_chinese, parts))
    return _whole(phrase) or phrase


def _whole(phrase: str, holding: str = "") -> str | None:
    """Give the Chinese of the most exact phrase that matches and has ``holding`` in its own words."""
    for pattern, english, chinese in _table():
        if holding in english and (found := pattern.fullmatch(phrase)):
            held = [", ".join(_whole(part) or part for part in each.split(", ")) for each in found.groups()]
            return _filled(chinese, held)
    return None


def _filled(chinese: str, held: list[str]) -> str:
    numbered = iter(range(len(held)))
    return _HOLE.sub(lambda hole: held[int(hole[1]) if hole[1] else next(numbered)], chinese)


@cache
def _table() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Patterns with their English and Chinese; those with more words of their own come first."""
    rows = [line.partition(" ⇒ ") for line in _PHRASES.strip("\n").split("\n")]
    rows.sort(key=lambda row: -len(row[0].replace("{}", "")))
    return tuple(
        (re.compile(re.escape(english).replace(r"\{\}", "(.*?)")), english, chinese) for english, _, chinese in rows
    )
