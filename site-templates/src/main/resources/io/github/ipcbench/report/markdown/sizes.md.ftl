<#import "picture.md.ftl" as p>
<#if content.variant??>
Of the variant ${content.variant}.

</#if>
<@p.picture name=content.costs.id title=content.costs.title/>

<#if content.multiples??>
<@p.picture name=content.multiples.id title=content.multiples.title/>

</#if>
<#list content.crossovers as sentence>
- ${sentence}
</#list>

A range of sizes is the 95 % interval of the place where both cost the same.

<#if content.models?has_content>
| Way | Fixed | Per MB | × floor, per MB | Residual | Farthest |
| :--- | ---: | ---: | ---: | ---: | ---: |
<#list content.models as row>
| **${row.name}** | ${row.fixed} | ${row.perMegabyte} | ${row.timesFloor} | ${row.residual} | ${row.largest} |
</#list>

<#list content.modelNotes as note>
- ${note}
</#list>

</#if>
| Message |<#list content.table.ways as way> ${way} |</#list>
| :--- |<#list content.table.ways as way> ---: |</#list>
<#list content.table.rows as row>
| ${row.size} |<#list row.cells as cell> **${cell.cost}**<#if cell.interval??> (${cell.interval})</#if><#if cell.times??>; ${cell.times}</#if> |</#list>
</#list>
