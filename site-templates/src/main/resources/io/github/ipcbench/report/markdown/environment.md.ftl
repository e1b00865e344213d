| | |
| :--- | :--- |
<#list model.environment as fact>
| ${fact.name} | ${fact.value} |
</#list>
