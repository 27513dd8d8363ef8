"""Runs one command of the okta-v2 bundle in Node.js, and relays what it answers to Cortex.

Cortex pastes its own code (CommonServerPython, of which only return_error and fileResult are used) in front of this
file, so names here carry a prefix, and nothing here may rely on being a module of its own. What passes between the two sides, one JSON
object a line:

    job:      {"command", "args", "params", "integrationContext", "debug"}
    answers:  {"op": "log", "level", "message"} | {"op": "results", "entries"} | {"op": "error", "message"} |
              {"op": "setIntegrationContext", "value"} | {"op": "file", "name", "content" in base64} |
              {"op": "done"}, always the last one

The bundle and the job reach Node on its standard input: no secret is in an argument list, and no file is written but
those that a command hands out.
"""
import base64
import collections
import json
import os
import select
import subprocess
import threading

OKTA_V2_BUNDLE_BYTES = 0
OKTA_V2_BUNDLE = """
"""

# The oldest Node.js that runs the bundle. The bootstrap below refuses older ones with a message.
OKTA_V2_NODE_MAJOR = 20

# A command that still runs after this time is killed. A war room gives up long before, unless it has another limit.
OKTA_V2_LIFETIME_S = 3600

OKTA_V2_HEAP_MB = 512
OKTA_V2_CHUNK = 4096
OKTA_V2_CHUNKS_KEPT = 4
OKTA_V2_LOG_CHARS = 32768
# More than Node.js can put into one text; a line without an end must not fill the memory.
OKTA_V2_LINE_BYTES = 1 << 29
# For the rest of stderr once Node.js has ended; a process that it left behind may hold it open.
OKTA_V2_STDERR_WAIT_S = 2
OKTA_V2_LOOK_UP_S = 0.1
OKTA_V2_CONTEXT_TRIES = 3
# Cortex's type of an entry that warns.
OKTA_V2_WARNING = 11
OKTA_V2_PROXY_VARIABLES = ('HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy')

# Reads exactly the bundle, so that the bundle itself can read the job's line. Very old versions of Node.js can run this.
OKTA_V2_BOOTSTRAP = """
var fs = require('fs'), size = +process.argv[1], minimum = +process.argv[2], at = 0, got;
var packed = Buffer.alloc(size);
while (at < size && (got = fs.readSync(0, packed, at, size - at, null)) > 0) at += got;
if (parseInt(process.versions.node, 10) < minimum) {
  var text = 'Node.js ' + process.versions.node + ' is too old: this integration needs Node.js ' + minimum + ' or newer.';
  fs.writeSync(1, JSON.stringify({ op: 'error', message: text }) + '\\n' + JSON.stringify({ op: 'done' }) + '\\n');
} else {
  var code = require('zlib').inflateSync(packed).toString();
  require('vm').runInThisContext('(function (require) {' + code + '\\n})', { filename: 'okta-v2.cjs' })(require);
}
"""


class OktaV2NodeError(Exception):
    """Node could not be started, or ended without an answer."""


class OktaV2Log:
    """Collects log lines, because each call of demisto.debug, info or error waits for the server's answer."""

    def __init__(self):
        self.level = 'debug'
        self.lines = []
        self.chars = 0

    def add(self, level, message):
        if level != self.level or self.chars > OKTA_V2_LOG_CHARS:
            self.flush()
        self.level = level
        self.lines.append(message)
        self.chars += len(message)

    def flush(self):
        if self.lines:
            write = {'debug': demisto.debug, 'error': demisto.error}.get(self.level, demisto.info)
            write('\n'.join(self.lines))
        self.lines = []
        self.chars = 0


class OktaV2Context:
    """The integration context: what Cortex stores for the instance between commands. The Test button cannot read it."""

    def __init__(self, command):
        self.readable = command != 'test-module'
        self.version = None

    def read(self):
        if not self.readable:
            return None
        if not hasattr(demisto, 'getIntegrationContextVersioned'):
            return demisto.getIntegrationContext() or {}
        try:
            stored = demisto.getIntegrationContextVersioned(True) or {}
        except ValueError:
            # It holds only a saved token, and the command works without it.
            self.readable = False
            return None
        self.version = stored.get('version')
        return stored.get('context') or {}

    def write(self, value):
        """A stale version means that another command has stored something meanwhile. Then this value replaces that."""
        if not hasattr(demisto, 'setIntegrationContextVersioned'):
            demisto.setIntegrationContext(value)
            return
        for tries_left in reversed(range(OKTA_V2_CONTEXT_TRIES)):
            try:
                demisto.setIntegrationContextVersioned(value, self.version)
                return
            except ValueError:
                if tries_left == 0:
                    raise
                self.read()


def okta_v2_environment(params):
    """The environment of the child process, which is always passed explicitly.

    After the first run in a container os.environ is a plain dict, so that changes to it do not reach child processes.
    The bundle reads SSL_CERT_FILE and REQUESTS_CA_BUNDLE itself. If Node.js read them, through NODE_EXTRA_CA_CERTS, every
    start would take three times as long.
    """
    environment = dict(os.environ)
    if str(params.get('proxy')).lower() not in ('true', 'yes'):
        for name in OKTA_V2_PROXY_VARIABLES:
            environment.pop(name, None)
    return environment


def okta_v2_start_node(params):
    arguments = [
        'node',
        '--max-old-space-size=%d' % OKTA_V2_HEAP_MB,
        '-e',
        OKTA_V2_BOOTSTRAP,
        str(OKTA_V2_BUNDLE_BYTES),
        str(OKTA_V2_NODE_MAJOR),
    ]
    try:
        return subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=okta_v2_environment(params),
        )
    except OSError as error:
        image = (demisto.callingContext.get('context') or {}).get('DockerImage') or 'this image'
        raise OktaV2NodeError(
            'Node.js was not found in %s (%s). The integration needs a Docker image with Python 3 and Node.js %d or newer, '
            'such as demisto/cyberchef.' % (image, error.strerror, OKTA_V2_NODE_MAJOR)
        )


def okta_v2_send(stdin, job):
    """Node.js reads all of it before it answers. If it has died, its exit code says more than the broken pipe."""
    try:
        stdin.write(base64.b64decode(OKTA_V2_BUNDLE))
        stdin.write(json.dumps(job).encode('utf-8') + b'\n')
        stdin.flush()
    except OSError:
        pass


def okta_v2_mask(text, params):
    """Removes the parameters' secrets. return_error does that too, but log lines do not go through it."""
    credentials = params.get('credentials')
    secrets = [params.get('apitoken'), params.get('private_key')]
    secrets.append(credentials.get('password') if isinstance(credentials, dict) else credentials)
    for secret in secrets:
        for part in str(secret or '').split('\n'):
            if len(part.strip()) >= 4:
                text = text.replace(part.strip(), '<XX_REPLACED>')
    return text


def okta_v2_file_entry(answer):
    """The entry of a file; or a warning, since the command's result must not be lost with its file."""
    try:
        return fileResult(answer.get('name'), base64.b64decode(answer.get('content') or ''))
    except (OSError, ValueError) as error:
        text = 'The file %s could not be written: %s' % (answer.get('name'), error)
        return {'Type': OKTA_V2_WARNING, 'ContentsFormat': 'text', 'Contents': text}


def okta_v2_relay(stdout, context, log):
    """Reads the answers up to the last one. Returns (entries, error message), one of them None; or None if the last one is missing."""
    outcome = None
    files = []
    for line in iter(lambda: stdout.readline(OKTA_V2_LINE_BYTES), b''):
        if len(line) >= OKTA_V2_LINE_BYTES and not line.endswith(b'\n'):
            raise OktaV2NodeError('Node.js wrote a line of more than %d bytes.' % OKTA_V2_LINE_BYTES)
        try:
            answer = json.loads(line)
            kind = answer['op']
        except (ValueError, TypeError, KeyError):
            raise OktaV2NodeError('Node.js wrote a line that is no answer.')
        if kind == 'done':
            return outcome
        if kind == 'log':
            log.add(answer.get('level'), answer.get('message') or '')
        elif kind == 'results':
            outcome = ((answer.get('entries') or []) + files, None)
        elif kind == 'file':
            files.append(okta_v2_file_entry(answer))
        elif kind == 'error':
            outcome = (None, answer.get('message') or '')
        elif kind == 'setIntegrationContext' and context.readable:
            try:
                context.write(answer.get('value') or {})
            except ValueError as error:
                # A stored token only saves a request. The command has succeeded without it.
                log.add('info', 'The integration context could not be stored: %s' % error)
    return None


def okta_v2_drain(stderr, chunks, enough):
    """Reads stderr, so that Node never waits for a reader; keeps its end. Looks up now and then whether that is enough."""
    while not enough.is_set():
        if select.select([stderr], [], [], OKTA_V2_LOOK_UP_S)[0]:
            chunk = os.read(stderr.fileno(), OKTA_V2_CHUNK)
            if not chunk:
                return
            chunks.append(chunk)


def okta_v2_run(command, params):
    """Runs one command. Returns (entries, error message), one of them None. No process or thread outlives it."""
    context = OktaV2Context(command)
    debug = bool((demisto.callingContext.get('context') or {}).get('IsDebug'))
    job = {
        'command': command,
        'args': demisto.args(),
        'params': params,
        'integrationContext': context.read(),
        'debug': debug,
    }
    log = OktaV2Log()
    node = okta_v2_start_node(params)
    expired = threading.Event()

    def expire():
        expired.set()
        node.kill()

    last_chunks = collections.deque(maxlen=OKTA_V2_CHUNKS_KEPT)
    enough = threading.Event()
    drain = threading.Thread(target=okta_v2_drain, args=(node.stderr, last_chunks, enough), daemon=True)
    timer = threading.Timer(OKTA_V2_LIFETIME_S, expire)
    timer.daemon = True
    drain.start()
    timer.start()
    try:
        okta_v2_send(node.stdin, job)
        outcome = okta_v2_relay(node.stdout, context, log)
        if outcome is None:
            if expired.is_set():
                raise OktaV2NodeError('The command was ended after %s s.' % OKTA_V2_LIFETIME_S)
            raise OktaV2NodeError('Node.js ended without an answer (exit code %s).' % node.wait())
        return outcome
    finally:
        timer.cancel()
        node.kill()
        node.wait()
        # Cortex clears the globals after a run, and a thread that still runs would crash.
        drain.join(OKTA_V2_STDERR_WAIT_S)
        enough.set()
        drain.join()
        timer.join()
        for stream in (node.stdin, node.stdout, node.stderr):
            try:
                stream.close()
            except OSError:
                pass
        stderr = b''.join(last_chunks).decode('utf-8', 'replace').strip()
        if stderr:
            log.add('info', okta_v2_mask('Node.js wrote: ' + stderr, params))
        log.flush()


def okta_v2_main():
    command = demisto.command()
    try:
        entries, error = okta_v2_run(command, demisto.params())
    except Exception as problem:
        entries, error = None, 'Failed to execute %s command. Error: %s' % (command, problem)
    if error is None:
        demisto.results(entries)
    else:
        return_error(error)


if __name__ in ('__main__', '__builtin__', 'builtins'):
    okta_v2_main()
