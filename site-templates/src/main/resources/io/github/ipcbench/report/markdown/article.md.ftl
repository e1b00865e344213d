What the article concluded from single calls, from this session’s: once per instrument, in microseconds, its figures (${model.published.year}) beside ours. Its own were traced.

<#list model.calls.articleTables as table>
<#list table.groups as group>
**${table.instrument}: ${group.name}**

| Call | Median | Mean | Article’s median | Article’s mean |
| :--- | ---: | ---: | ---: | ---: |
<#list group.lines as line>
| <#if line.sum>**${line.name}**<#else>${line.name}</#if> | ${line.median} | ${line.mean} | ${line.publishedMedian} | ${line.publishedMean} |
</#list>

</#list>
<#if table.published??>
${table.published}

</#if>
</#list>
