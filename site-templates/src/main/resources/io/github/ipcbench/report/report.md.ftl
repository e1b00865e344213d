<#-- The report as Markdown: the same view model as the page. Each section is filled by markdown/<its id>.md.ftl. -->
# ${model.finding.heading}

${model.finding.about}<#if model.finding.published??> ${model.finding.published}</#if>

<#if model.trust??>
**Trust: ${model.trust.level}.** ${model.trust.reason}

</#if>
<#if model.incomplete??>
> **${model.incomplete}**

</#if>
<#list model.voided as one>
> **${one.name} is void ${one.since}: ${one.reason}.**<#if one.log??> Log: ${one.log}.</#if> ${one.consequence}

</#list>
<#list model.unsupported as mode>
- ${mode.sentence}
</#list>
<#if model.unsupported?has_content>

</#if>
<#list model.answers as section>
<#assign content = section.content>
## ${section.title}

<#include "markdown/" + section.id + ".md.ftl">

</#list>
## Evidence

<#list model.evidence as section>
<#assign content = section.content>
<details><summary>${section.title}<#if section.gist??>: ${section.gist}</#if></summary>

<#include "markdown/" + section.id + ".md.ftl">

</details>

</#list>
${model.finding.machine}. Measured ${model.started} by IPC Bench ${model.tool}. Article: ${model.published.source}; measured on a ${model.published.machine}.
