<#list content.tables as table>
| ${table.caption} | Cheapest way | CPU per message | |
| :--- | :--- | ---: | :--- |
<#list table.rows as row>
| ${row.sizes} | **${row.ways}** | ${row.cost} | ${row.clear} |
</#list>

</#list>
- Descriptors: <#list content.descriptors as sentence>${sentence}<#sep> </#list>
- Limits: <#list content.limits as sentence>${sentence}<#sep> </#list>
- What is unclear: <#list content.unclear as sentence>${sentence}<#sep> </#list>
