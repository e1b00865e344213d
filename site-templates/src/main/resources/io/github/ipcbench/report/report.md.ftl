<#-- The report as Markdown: the same view model as the page. Each section is filled by markdown/<its id>.md.ftl. -->
# IPC Bench<#if model.label??>: ${model.label}</#if>

<#list model.answer.segments as piece><#if piece.mode || piece.figure>**${piece.text}**<#else>${piece.text}</#if></#list>

<#if model.incomplete??>
> **${model.incomplete}**

</#if>
<#list model.unsupported as mode>
- ${mode.sentence}
</#list>
<#list model.warnings as warning>
- Warning: ${warning}
</#list>
<#if model.unsupported?has_content || model.warnings?has_content>

</#if>
<#list model.contents as section>
## ${section.title}

<#include "markdown/" + section.id + ".md.ftl">

</#list>
Measured ${model.started} by IPC Bench ${model.tool}.
