```sh
${content.command?no_esc}
```
<#if content.caution??>

${content.caution}
</#if>
<#if !content.exact>

Some values hold characters that cannot be shown; results.json has them as they were given.
</#if>
