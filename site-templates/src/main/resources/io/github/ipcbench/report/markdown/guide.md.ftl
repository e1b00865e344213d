<#list content.entries as entry>
- **${entry.name}.** ${entry.value}
</#list>
