```sh
${model.repeat.command?no_esc}
```
<#if model.repeat.caution??>

${model.repeat.caution}
</#if>
<#if !model.repeat.exact>

Some values hold characters that cannot be shown; results.json has them as they were given.
</#if>
