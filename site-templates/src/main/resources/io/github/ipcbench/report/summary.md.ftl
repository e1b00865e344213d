<#-- To paste where the report is talked about: readable as plain text, complete by itself. At most rows of a table, so that it is short. -->
<#macro cut all words>
<#if all gt rows>

… and ${all - rows} more ${words} in report.md.
</#if>
</#macro>
**IPC Bench:** ${model.finding.heading}

<#if model.changes??>
<#if rows gt 0>
| mode | variant | CPU per message (${model.changes.baseline}) | × ${model.changes.baseline} (95 %) |
| :-- | :-- | --: | --: |
<#list model.changes.foremost as row>
<#if row?index lt rows>
| ${row.group} | ${row.variant} | ${row.cost} (${row.baselineCost}) | ${row.times}<#if row.interval??> (${row.interval}<#if row.doubt??>; ${row.doubt}</#if>)</#if> |
</#if>
</#list>
</#if>
<@cut all=model.changes.foremost?size words="of these"/>
<#if model.changes.repeated?? && rows gt 0>

${model.changes.repeated}
</#if>

<#elseif model.figures??>
<#if rows gt 0>
| way | CPU per message | × ${model.baseline} (95 %) |<#if model.figures.published> ${model.published.year} |</#if>
| :-- | --: | --: |<#if model.figures.published> --: |</#if>
<#list model.figures.rows as row>
<#if row?index lt rows>
| ${row.name} | ${row.cost} | ${row.times}<#if row.interval??> (${row.interval})</#if> |<#if model.figures.published> ${row.article!"–"} |</#if>
</#if>
</#list>
</#if>
<@cut all=model.figures.rows?size words="ways"/>

</#if>
<#if model.choices?? && !model.figures?? && !model.changes??>
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
Trust: ${model.trust.level}.<#if rows gt 0> ${model.trust.reason}</#if>
</#if>
<#if model.unsupported?has_content>
<#assign named = [rows, 5]?min>
Not possible here:<#if named == 0> ${model.unsupported?size} cases<#else><#list model.unsupported as mode><#if mode?index lt named><#if mode?index gt 0>,</#if> ${mode.name} (${mode.reason?keep_before(";")?truncate_c(40, "…")})</#if></#list><#if model.unsupported?size gt named> and ${model.unsupported?size - named} more</#if></#if>.
</#if>
<#if model.incomplete??>
**This session is incomplete.**
</#if>

${model.finding.machine?truncate_c(160, "…")} · ${model.started} · IPC Bench ${model.tool?truncate_c(40, "…")}<#if model.label?? && rows gt 0> · ${model.label}</#if>
