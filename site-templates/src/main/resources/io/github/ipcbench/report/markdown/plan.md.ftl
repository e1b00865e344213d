| | |
| :--- | :--- |
<#list model.plan as fact>
| ${fact.name} | ${fact.value} |
</#list>
