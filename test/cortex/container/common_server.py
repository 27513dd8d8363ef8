# Stands where a server puts CommonServerPython: the part of it that the integration relies on, rewritten from what is
# known of it. Parameters that are null act as absent ones; return_error masks, cuts, reports and ends the script; fileResult
# writes a file where the server looks for it.
import base64
import json
import sys
import traceback
from urllib.parse import quote_plus

_SECRET_WORDS = ('key', 'private', 'password', 'secret', 'token', 'credentials', 'service_account')


class SmartGetDict(dict):
    def get(self, name, default=None):
        value = dict.get(self, name)
        return default if value is None else value


class IntegrationLogger:
    def __init__(self):
        self.secrets = set()
        self.lines = []
        self._collect(demisto.params(), False)

    def _collect(self, value, is_secret):
        if isinstance(value, dict):
            for name, inner in value.items():
                self._collect(inner, is_secret or any(word in name.lower() for word in _SECRET_WORDS))
        elif isinstance(value, str) and value and is_secret:
            for text in (value, base64.b64encode(value.encode()).decode()):
                escaped = text.replace('\n', '\\n').replace('\r', '\\r').replace('\t', '\\t')
                self.secrets.update((escaped, text, json.dumps(text)[1:-1], quote_plus(text)))

    def __call__(self, message):
        text = str(message)
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, '<XX_REPLACED>')
        self.lines.append(text)
        return text

    def print_log(self):
        demisto.info('Full Integration Log:\n' + '\n'.join(self.lines))


demisto.callingContext['params'] = SmartGetDict(demisto.callingContext.get('params') or {})
LOG = IntegrationLogger()


def fileResult(filename, data, file_type=None):
    file_id = demisto.uniqueFile()
    with open(demisto.investigation()['id'] + '_' + file_id, 'wb') as written:
        written.write(data.encode('utf-8') if isinstance(data, str) else data)
    return {
        'Contents': '',
        'ContentsFormat': 'text',
        'Type': 3 if file_type is None else file_type,
        'File': filename.replace('../', ''),
        'FileID': file_id,
    }


def return_error(message, error='', outputs=None):
    is_debug = (demisto.callingContext.get('context') or {}).get('IsDebug')
    message = LOG(message)
    trace = LOG(traceback.format_exc())
    if is_debug:
        message = message + '\n\n' + trace
    LOG.print_log()
    if len(message) > 50000:
        message = message[:25000] + '...This error body was truncated...' + message[-25000:]
    demisto.results({'Type': 4, 'ContentsFormat': 'text', 'Contents': message, 'EntryContext': outputs})
    sys.exit(0)
