<#-- To paste where the report is talked about: readable as plain text, complete by itself. -->
**IPC Bench:** ${model.finding.heading}

<#if model.figures??>
| way | CPU per message | × ${model.baseline} (95 %) |<#if model.figures.published> ${model.published.year} |</#if>
| :-- | --: | --: |<#if model.figures.published> --: |</#if>
<#list model.figures.rows as row>
| ${row.name} | ${row.cost} | ${row.times}<#if row.interval??> (${row.interval})</#if> |<#if model.figures.published> ${row.article!"–"} |</#if>
</#list>

</#if>
<#if model.choices?? && !model.figures??>
<#list model.choices.tables as table>
| ${table.caption} | cheapest way | CPU per message |
| :-- | :-- | --: |
<#list table.rows as row>
<#if row?index lt 8 / model.choices.tables?size>
| ${row.sizes} | ${row.ways} | ${row.cost} |
</#if>
</#list>
<#if table.rows?size gt 8 / model.choices.tables?size>
| larger | see report.md | |
</#if>

</#list>
<#list model.sizes.crossovers as sentence>
<#if sentence?index lt 2>
${sentence}
</#if>
</#list>

</#if>
<#list model.voided as one>
<#if one?index lt 2>
**${one.name} is void ${one.since}.**
</#if>
</#list>
<#if model.voided?size gt 2>
**${model.voided?size} cases are void in all.**
</#if>
<#if model.voided?has_content>

</#if>
<#if model.trust??>
Trust: ${model.trust.level}. ${model.trust.reason}
</#if>
<#if model.incomplete??>
**This session is incomplete.**
</#if>

${model.finding.machine} · ${model.started} · IPC Bench ${model.tool}<#if model.label??> · ${model.label}</#if>
