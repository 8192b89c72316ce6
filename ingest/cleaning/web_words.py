"""What a web page carries around a text: buttons, the way to the page, counters, the foot of the site."""

from __future__ import annotations

import re

_SIZES = r"(?:大|中|小|特大|加大|还原|减小|默认)"
_COUNTER = r"(?:(?:浏览|阅读|点击|访问)(?:次数|量|数)|点击|浏览|阅读)[:：]\s*\d*\s*次?"
_FONT = rf"[【\[（(]?字[号体](?:大小)?[:：]?[【\[（(]?(?:[\s*|]*{_SIZES})*[\s*|]*[】\]）)]*"
_BUTTON = (
    r"(?:下载|打印|全屏|收藏|关闭|返回|复制链接|分享|转发|纠错|朗读|收听|听全文|语音播报|语音朗读|无障碍(?:阅读|浏览)?"
    r"|打印(?:本页|本文|此页|文章)|(?:加入)?收藏(?:本页|本文)?|关闭(?:窗口|本页|页面)|返回(?:首页|顶部|列表|上一页)"
    r"|分享(?:到|至)?[:：]?(?:微信|微博|朋友圈|QQ空间)?)"
)
_PLACE = r"(?:(?:您|你)?(?:现在|当前)?的?(?:当前)?(?:所在)?的?位置(?:是)?)\s*[:：].*"
_CAPTION = r"[^。]{0,40}。?\s*[^。，]{0,20}(?:记者|通讯员)\s*[^。，]{1,10}摄"
_SITE = r"(?:网站地图|联系我们|关于我们|设为首页|加入收藏|网站声明|免责声明|隐私声明|使用帮助)"
_STRONG = (
    r"相关(?:报道|链接|附件|文档|阅读|新闻|文章|解读|信息|稿件)[:：>》\s]*|(?:用?微信)?扫一扫.{0,24}|扫描二维码.{0,16}"
    r"|(?:责任编辑|编辑|责编|网络编辑|审核|初审|终审|校对)[:：].{0,16}|[上下]一[篇条][:：].{0,80}"
    rf"|[【\[（(]?(?:打印(?:本页|本文|此页)|关闭(?:窗口|本页|页面))[】\]）)]?|分享到.{{0,12}}|收藏|{_SITE}"
    r"|版权所有.{0,60}|.{0,40}ICP备.{0,40}|.{0,20}公网安备.{0,40}|网站标识码.{0,30}|[》>\s]*点击.{0,12}专题[《<\s]*"
)

NOISE = re.compile(
    rf"(?:{_BUTTON}|[【\[（(]\s*{_BUTTON}\s*[】\]）)]|{_FONT}|{_COUNTER}|{_PLACE}|{_STRONG}|首\s*页(?:\s*[>＞»›/].+)?"
    r"|[×|｜【】\[\]]|A[-+])"
)
"""A line that says nothing but how to use a web page."""

CAPTION = re.compile(_CAPTION)
"""What stands under a press photograph."""

FOOT = re.compile(f"(?:{_STRONG})")
"""A line that opens the foot of a web page: behind it stands nothing of the text."""

SITE = re.compile(r".*(?:ICP备|公网安备|网站标识码|版权所有).*")
"""A line that only the foot of a site has."""

SITE_DETAIL = re.compile(r"(?:主办|承办|协办|地址|邮编|邮政编码|电话|联系电话|传真|邮箱|技术支持)(?:单位)?[:：].{0,60}")
"""A line that belongs to the foot of a site where the site is named too; an office's own letter has it as well."""

INLINE = re.compile(rf"\s*(?:{_COUNTER}|{_FONT}|[【\[（(]?{_BUTTON}[】\]）)]?(?=\s|$))")
"""The same between the date and the source of one line."""

SIZE = re.compile(_SIZES)
OPENS_SIZE = re.compile(r"[【\[（(]?字[号体].*")
OPENS_TRAIL = re.compile(rf"{_PLACE}|首\s*页")
ARROW = re.compile(r"[>＞»›/-]{1,2}")
IDENTITY = re.compile(r"来源|发布|发表|时间|日期|作者|(?:19|20)\d\d\s*[-年/.]")
LABEL = re.compile(
    r"(?:来源|信息来源|稿源|时间|发布时间|发布日期|发表时间|更新时间|成文日期|日期|作者|索引号|文号|发文字号|发布机构|发文机关)\s*[:：]$"
)
"""The name of a field whose value stands on the next line."""
