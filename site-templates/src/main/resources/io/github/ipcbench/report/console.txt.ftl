<#-- The answer for a terminal, 72 columns where names allow. Values are cut at 200 characters, but for sentences of ours. -->
<#assign nameWidth = 12>
<#assign timesWidth = 8>
<#if model.figures??>
<#list model.figures.rows as row>
  <#if row.times?length gt timesWidth><#assign timesWidth = row.times?length></#if>
  <#if row.name?length gt nameWidth><#assign nameWidth = row.name?length></#if>
</#list>
</#if>
<#macro line name cost times interval article>
  ${name?right_pad(nameWidth)} ${cost?left_pad(11)}  ${times?left_pad(timesWidth)}  ${interval?right_pad(14)} ${article}
</#macro>
<#-- A variant's figures; a long name has a line of its own. -->
<#assign longestShort = 12>
<#assign variantWidth = 4>
<#if model.changes??>
<#list [model.changes.baseline] + model.changes.foremost?map(row -> row.variant) as name>
  <#if name?length gt variantWidth && name?length lte longestShort><#assign variantWidth = name?length></#if>
</#list>
</#if>
<#assign mostChanges = 24>
<#macro named name>
<#if name?length gt variantWidth>
    ${name}
    ${""?right_pad(variantWidth)} <#else>    ${name?right_pad(variantWidth)} </#if></#macro>
<#macro change row>
<@named name=row.variant/>${row.cost?left_pad(9)}  ${row.times}<#if row.interval??> (${row.interval})</#if>
<#if row.doubt??>
    ${""?right_pad(variantWidth + 11)} ${row.doubt}
</#if>
</#macro>
${model.finding.heading}
<#if model.incomplete??>
${model.incomplete?no_esc}
</#if>
<#list model.voided as one>
${one.name} is void ${one.since}: ${one.reason}.<#if one.log??> Log: ${one.log}.</#if> ${one.consequence}
</#list>
<#list model.unsupported as mode>
${mode.sentence}
</#list>
<#if model.changes??>

${""?right_pad(variantWidth + 3)}CPU/message  × ${model.changes.baseline} (95 %)
<#if model.changes.foremost?size lte mostChanges>
<#list model.changes.groups as group>
  ${group.name}
<@named name=model.changes.baseline/>${group.cost?left_pad(9)}  baseline
<#list group.rows as row>
<@change row=row/>
</#list>
</#list>
<#else>
<#list model.changes.foremost as row>
<#if row?index lt mostChanges>
  ${row.group}
<@change row=row/>
</#if>
</#list>
  … and ${model.changes.foremost?size - mostChanges} more of these in the report
</#if>
<#if model.changes.repeated??>

${model.changes.repeated}
</#if>
<#elseif model.figures??>

<@line name="" cost="CPU/message" times="× " + model.baseline interval="95 % interval" article=model.figures.published?then(model.published.year, "")/>
<#list model.figures.rows as row>
<@line name=row.name cost=row.cost times=row.times interval=row.interval!"" article=row.article!""/>
</#list>
</#if>
<#if model.sizes?? && !model.figures?? && !model.changes??>
<#assign wayWidth = 10>
<#list model.sizes.table.ways as way>
  <#if way?length gt wayWidth><#assign wayWidth = way?length></#if>
</#list>

  ${"CPU/message"?right_pad(11)}<#list model.sizes.table.ways as way> ${way?left_pad(wayWidth + 1)}</#list>
<#list model.sizes.table.rows as row>
  ${row.size?right_pad(11)}<#list row.cells as cell> ${cell.cost?left_pad(wayWidth + 1)}</#list>
</#list>

<#list model.sizes.crossovers as sentence>
${sentence}
</#list>
</#if>

${model.finding.about}
${model.finding.machine}
<#if model.trust??>

Trust: ${model.trust.level}. ${model.trust.reason}
</#if>
