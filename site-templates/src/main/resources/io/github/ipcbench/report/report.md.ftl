<#-- The report as Markdown: the same view model as the page. -->
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
<#if model.costs.rows?has_content>
## Cost per million messages

CPU seconds of the threads that move messages, sender and receiver together; medians over the runs.

| Mode | Median user | Median system | Sum | × ${model.baseline} | Runs |
| :--- | ---: | ---: | ---: | ---: | :--- |
<#list model.costs.rows as row>
| **${row.name}** | ${row.user} | ${row.system} | **${row.sum}** | **${row.times}** | ${row.runs} |
<#if row.published??>
| ${row.name}, article ${model.published.year} | ${row.published.user} | ${row.published.system} | ${row.published.sum} | ${row.published.times} | |
</#if>
</#list>

<#list model.costs.rows as row>
<#list row.warnings as warning>
- Warning, ${row.name}: ${warning}
</#list>
</#list>
<#if model.costs.comparison??>
- **${model.costs.comparison}**
</#if>
<#if model.costs.scaled??>
- ${model.costs.scaled}
</#if>
<#list model.costs.notes as note>
- ${note}
</#list>
- Article: ${model.published.source}; measured on a ${model.published.machine}.

</#if>
<#if model.runs.rows?has_content>
## Every run, in run order

Seconds as measured. Process CPU is that of both whole workers, JIT and GC included.

| Run | Block | Mode | Messages | User | System | Sum | Wall | Process CPU |<#if model.runs.warned> Warnings |</#if>
| ---: | ---: | :--- | ---: | ---: | ---: | ---: | ---: | ---: |<#if model.runs.warned> :--- |</#if>
<#list model.runs.rows as run>
| ${run.index} | ${run.block} | ${run.mode} | ${run.messages} | ${run.user} | ${run.system} | ${run.sum} | ${run.wall} | ${run.process} |<#if model.runs.warned> ${run.warnings?join("; ")} |</#if>
</#list>

</#if>
## Plan

| | |
| :--- | :--- |
<#list model.plan as fact>
| ${fact.name} | ${fact.value} |
</#list>

## Environment

| | |
| :--- | :--- |
<#list model.environment as fact>
| ${fact.name} | ${fact.value} |
</#list>

## How to repeat it

```sh
${model.repeat.command?no_esc}
```
<#if !model.repeat.exact>

Some values hold characters that cannot be shown; results.json has them as they were given.
</#if>

Measured ${model.started} by IPC Bench ${model.tool}.
