import json as _json
import sys as _sys
import uuid as _uuid

_REFUSED = '[ERROR-fd5a7750-7182-4b38-90ba-091824478903]'


class Demisto:
    """The calls that an integration may make of its server; each is a line out and, mostly, a line in."""

    def __init__(self, context):
        self.callingContext = context

    def command(self):
        return self.callingContext.get('command')

    def args(self):
        return self.callingContext.get('args', {})

    def params(self):
        return self.callingContext.get('params', {})

    def investigation(self):
        return {'id': 'INC-7'}

    def uniqueFile(self):
        return str(_uuid.uuid4())

    def _send(self, message):
        _sys.__stdout__.write(_json.dumps(message) + '\n')
        _sys.__stdout__.flush()

    def _ask(self, message):
        self._send(message)
        reply = _sys.stdin.readline()
        if _REFUSED in reply:
            raise ValueError(reply[reply.index(_REFUSED) + len(_REFUSED):].strip().rstrip('"}'))
        return _json.loads(reply)

    def _execute(self, command, arguments):
        return self._ask({'type': 'executeCommand', 'command': command, 'args': arguments})

    def log(self, message):
        self._send({'type': 'entryLog', 'args': {'message': 'Integration log: ' + str(message)}})

    def debug(self, *words):
        self._ask({'type': 'log', 'command': 'debug', 'args': {'args': words}})

    def info(self, *words):
        self._ask({'type': 'log', 'command': 'info', 'args': {'args': words}})

    def error(self, *words):
        self._ask({'type': 'log', 'command': 'error', 'args': {'args': words}})

    def getIntegrationContext(self):
        return self._execute('getIntegrationContext', {'refresh': False})['context']

    def setIntegrationContext(self, value):
        anything = {'version': -1, 'sequenceNumber': -1, 'primaryTerm': -1}
        return self._execute('setIntegrationContext', {'value': value, 'version': anything, 'sync': False})

    def getIntegrationContextVersioned(self, refresh=False):
        return self._execute('getIntegrationContext', {'refresh': refresh})

    def setIntegrationContextVersioned(self, value, version, sync=False):
        return self._execute('setIntegrationContext', {'value': value, 'version': version, 'sync': sync})

    def results(self, found):
        entries = found if isinstance(found, list) else [found]
        self._send({'type': 'result', 'results': [self._to_entry(item) for item in entries]})

    def _to_entry(self, item):
        if isinstance(item, dict) and 'Contents' in item and 'ContentsFormat' in item:
            return item
        if isinstance(item, dict):
            return {'Type': 1, 'Contents': _json.dumps(item), 'ContentsFormat': 'json'}
        text = item.decode('utf-8') if isinstance(item, bytes) else str(item)
        return {'Type': 1, 'Contents': text, 'ContentsFormat': 'text'}


demisto = Demisto(CONTEXT_OF_CALL)


def print(*words):
    demisto.log(', '.join(str(word) for word in words))


del CONTEXT_OF_CALL
