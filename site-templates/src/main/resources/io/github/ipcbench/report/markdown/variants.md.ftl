<#if content.chart??>
<#import "picture.md.ftl" as p><@p.picture name=content.chart.id title=content.chart.title/>

</#if>
| Mode | Variant | CPU per message | × ${content.baseline} | 95 % interval |
| :--- | :--- | ---: | ---: | :--- |
<#list content.groups as group>
| **${group.name}** | ${content.baseline} | ${group.cost} | baseline | |
<#list group.rows as row>
| | **${row.variant}** | **${row.cost}** | **${row.times}** | ${row.interval!}<#if row.doubt??>; ${row.doubt}</#if> |
</#list>
</#list>

${content.note}<#if content.repeated??> ${content.repeated}</#if>
