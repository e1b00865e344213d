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
<#if model.figures??>

<@line name="" cost="CPU/message" times="× " + model.baseline interval="95 % interval" article=model.figures.published?then(model.published.year, "")/>
<#list model.figures.rows as row>
<@line name=row.name cost=row.cost times=row.times interval=row.interval!"" article=row.article!""/>
</#list>
</#if>
<#if model.sizes?? && !model.figures??>
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
