<#macro stepTables modes>
<#list modes as mode>
<#list mode.sides as side>
**${mode.name}, ${side.side}**: ${side.timed}.

| Step | Median | Mean | p90 | p99 | Count |
| :--- | ---: | ---: | ---: | ---: | ---: |
<#list side.steps as step>
| ${step.name} | **${step.median}** | ${step.mean} | ${step.p90} | ${step.p99} | ${step.count} |
</#list>

</#list>
</#list>
</#macro>
<#list model.calls.stepDoubts as doubt>
Warning: ${doubt}

</#list>
<#if model.calls.stepChart??>
<#import "picture.md.ftl" as p><@p.picture name="steps" chart=model.calls.stepChart/>

</#if>
Wall time of each step, in microseconds per occurrence.

<@stepTables modes=model.calls.stepTables/>
<#if model.calls.accounts?has_content>
Do the parts add up? CPU time in microseconds per message.

| CPU time | Whole | Parts | Rest | of the whole |
| :--- | ---: | :--- | ---: | ---: |
<#list model.calls.accounts as account>
| ${account.name} | ${account.whole} | ${account.parts} | ${account.rest} | <#if account.marked>**${account.share}, over 5 %**<#else>${account.share}</#if> |
</#list>

</#if>
<#if model.calls.isolatedTables?has_content>
The same steps where each message travelled alone and the two sides took turns: what the traced calls are compared with.

<@stepTables modes=model.calls.isolatedTables/>
</#if>
<#list model.calls.stepNotes as note>
- ${note}
</#list>
