<#if content.takeaway??>
${content.takeaway}

</#if>
<#import "picture.md.ftl" as p><@p.picture name="work" title=content.chart.title/>
