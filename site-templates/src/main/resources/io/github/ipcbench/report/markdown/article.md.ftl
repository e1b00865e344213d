<#list content.articleTables as table>
${table.finding}

${table.caption}.

<#list table.groups as group>
**${group.name}**

| Call | ${model.published.year} |<#list table.instruments as instrument> Here, ${instrument} |</#list>
| :--- | ---: |<#list table.instruments as instrument> ---: |</#list>
<#list group.lines as line>
| <#if line.sum>**${line.name}**<#else>${line.name}</#if> | ${line.published} |<#list line.ours as figure> ${figure} |</#list>
</#list>

</#list>
<#list table.notes as note>
- ${note}
</#list>

</#list>
