<#list model.guide as entry>
- **${entry.name}.** ${entry.value}
</#list>
