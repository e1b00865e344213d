The answer:
<#if model.label??>
${model.label}
