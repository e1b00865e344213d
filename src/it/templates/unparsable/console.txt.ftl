The answer:
<#iff model.label??>
${model.label}
