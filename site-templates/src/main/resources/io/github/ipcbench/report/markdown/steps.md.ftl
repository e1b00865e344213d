<#list model.calls.stepDoubts as doubt>
Warning: ${doubt}

</#list>
<#if model.calls.stepChart??>
<#import "picture.md.ftl" as p><@p.picture name="steps" chart=model.calls.stepChart/>

</#if>
CPU time of each step per message and its wall time per occurrence, in microseconds.

<#list model.calls.stepTables as mode>
<#list mode.sides as side>
**${mode.name}, ${side.side}**: ${side.timed}.

| Step | CPU per message | Time, median | Time, p90 | Timed |
| :--- | ---: | ---: | ---: | ---: |
<#list side.steps as step>
| ${step.name} | **${step.cpu}** | ${step.median}<#if step.waits>, includes waiting</#if> | ${step.p90} | ${step.count} |
</#list>

</#list>
</#list>
<#if model.calls.explained??>
${model.calls.explained} In microseconds per message; “loop” is the loop’s own, “instrument” the timing itself:

| CPU time | Whole | Parts | Explained |
| :--- | ---: | :--- | ---: |
<#list model.calls.accounts as account>
| ${account.name} | ${account.whole} | ${account.parts} | ${account.explained} |
</#list>

</#if>
<#list model.calls.stepNotes as note>
- ${note}
</#list>
