// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts for a shell
import { UsageError } from '../../../errors.ts';
import { SHELLS } from '../cli-commands.ts';

/** The completion script of a shell: each only asks `okta-v2 __complete`. @throws {UsageError} for another shell */
export function toCompletionScript(shell: string | undefined): string {
  const known = SHELLS.find((name) => name === shell);
  if (known !== undefined) return `${SCRIPTS[known].join('\n')}\n`;
  throw new UsageError(`completion takes ${SHELLS.join(', ')}${shell === undefined ? '' : `, not '${shell}'`}.`);
}

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], readonly string[]>> = {
  // bash takes --format=json for three words, so the whole line is handed over, and what bash keeps is cut off again.
  bash: [
    '# Completion of okta-v2 for bash. To load it: source <(okta-v2 completion bash)',
    '_okta_v2() {',
    '  local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} reply prefix',
    '  [[ $word == [=:] ]] && word=',
    '  prefix=${line##*[[:space:]]}',
    '  prefix=${prefix%"$word"}',
    '  COMPREPLY=()',
    '  while IFS= read -r reply; do',
    '    case $reply in',
    '      :files)',
    '        compopt -o filenames 2>/dev/null',
    '        while IFS= read -r reply; do COMPREPLY+=("$reply"); done < <(compgen -f -- "$word") ;;',
    '      :) ;;',
    '      *) reply=${reply%%$\'\\t\'*}; COMPREPLY+=("${reply#"$prefix"}") ;;',
    '    esac',
    '  done < <(okta-v2 __complete --line "$line" 2>/dev/null)',
    '}',
    'complete -F _okta_v2 okta-v2',
  ],
  zsh: [
    '#compdef okta-v2',
    '# Completion of okta-v2 for zsh. To load it: source <(okta-v2 completion zsh), or put it into a folder of $fpath.',
    '_okta_v2() {',
    '  local reply value',
    '  local -a candidates',
    '  while IFS= read -r reply; do',
    '    case $reply in',
    "      :files) [[ $PREFIX == --*=* ]] && compset -P '*='; _files ;;",
    '      :) ;;',
    "      *) value=${reply%%$'\\t'*}; candidates+=(\"${value//:/\\\\:}:${reply#*$'\\t'}\") ;;",
    '    esac',
    '  done < <(okta-v2 __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)',
    "  (( $#candidates )) && _describe 'okta-v2' candidates",
    '}',
    'if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _okta_v2 "$@"; else compdef _okta_v2 okta-v2; fi',
  ],
  fish: [
    '# Completion of okta-v2 for fish; it belongs into ~/.config/fish/completions/okta-v2.fish.',
    'function __okta_v2_complete',
    '  set -l words (commandline -opc) (commandline -ct)',
    '  set -l replies (okta-v2 __complete -- $words[2..-1] 2>/dev/null)',
    '  if test "$replies[-1]" = \':files\'',
    "    set -l prefix (string match -r '^--[^=]*=' -- $words[-1])",
    "    for path in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- $words[-1]))",
    '      echo "$prefix$path"',
    '    end',
    '  else',
    "    string match -v ':' -- $replies",
    '  end',
    'end',
    "complete -c okta-v2 -f -a '(__okta_v2_complete)'",
  ],
  powershell: [
    '# Completion of okta-v2 for PowerShell. It has not been tried. To load it, from $PROFILE:',
    '#   okta-v2 completion powershell | Out-String | Invoke-Expression',
    'Register-ArgumentCompleter -Native -CommandName okta-v2 -ScriptBlock {',
    '  param($wordToComplete, $commandAst, $cursorPosition)',
    '  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |',
    '    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })',
    '  okta-v2 __complete -- @words "$wordToComplete" 2>$null | ForEach-Object {',
    '    $value, $description = $_ -split "`t", 2',
    "    if ($value -notin ':', ':files') {",
    '      if (-not $description) { $description = $value }',
    "      [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)",
    '    }',
    '  }',
    '}',
  ],
};
