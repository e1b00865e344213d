<#-- The answer and the article's table, for a terminal. Values are cut at 200 characters, but for sentences of ours. -->
<#assign nameWidth = 12>
<#list model.costs.rows as row>
  <#if row.name?length gt nameWidth><#assign nameWidth = row.name?length></#if>
</#list>
<#function error row><#return (row.splitError??)?then(" ± " + (row.splitError!), "")></#function>
<#macro line name user system sum times>
${name?right_pad(nameWidth)}  ${user?left_pad(17)}  ${system?left_pad(17)}  ${sum?left_pad(9)}  ${times?left_pad(10)}
</#macro>
<#list model.answer.segments as segment>${segment.text}</#list>
<#if model.incomplete??>
${model.incomplete?no_esc}
</#if>
<#list model.unsupported as mode>
${mode.sentence}
</#list>
<#list model.warnings as warning>
Warning: ${warning?no_esc}
</#list>
<#if model.costs.rows?has_content>

CPU seconds per million messages, sender and receiver together
<@line name="mode" user="user" system="system" sum="sum" times="× " + model.baseline/>
<#list model.costs.rows as row>
<@line name=row.name user=row.user + error(row) system=row.system + error(row) sum=row.sum times=row.times/>
<#if row.published??>
<@line name="  article" user=row.published.user system=row.published.system sum=row.published.sum times=row.published.times/>
</#if>
</#list>
<#list model.costs.rows as row>
<#list row.warnings as warning>
Warning, ${row.name}: ${warning?no_esc}
</#list>
</#list>
<#if model.costs.rows[0].splitError??>
± is one standard error of a single run’s split into user and system.
</#if>
<#if model.costs.scaled??>
${model.costs.scaled?no_esc}
</#if>
<#if model.costs.comparison??>
${model.costs.comparison?no_esc}
</#if>
</#if>
