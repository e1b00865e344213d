<#if content.chart??>
<#import "picture.md.ftl" as p><@p.picture name="runs" title=content.chart.title/>

</#if>
<#list content.checks as check>
- ${check.mark} ${check.sentence}
</#list>
