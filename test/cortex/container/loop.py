"""A model of what a Cortex server starts in an integration's container: the process that takes scripts and runs them.

It reads JSON lines from standard input and writes JSON lines to standard output. `ping` is answered with a pong; any other
line is a calling context, whose script runs behind the `demisto` object of demisto_object.py, in fresh globals, with the
name `builtins`. When it has ended, its globals are cleared, the environment becomes a plain dict of what it was at the
start, and `completed` is written. One process runs many scripts.
"""
import json
import os
import sys
import threading
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT_AT_START = dict(os.environ)

with open(os.path.join(HERE, 'demisto_object.py')) as source:
    DEMISTO_OBJECT = source.read()


def send(message):
    sys.__stdout__.write(json.dumps(message) + '\n')
    sys.__stdout__.flush()


def children():
    """How many processes this one has started and not collected: each would stay behind as a zombie."""
    with open('/proc/self/task/%d/children' % os.getpid()) as listing:
        return len(listing.read().split())


def run(context):
    script = context.pop('script')
    names = {'__builtins__': __builtins__, 'CONTEXT_OF_CALL': context}
    try:
        exec(compile(DEMISTO_OBJECT + '\n' + script, '<string>', 'exec'), names, names)
    except SystemExit:
        pass
    except Exception:
        send({'type': 'exception', 'args': {'exception': traceback.format_exc().splitlines()}})
    finally:
        sys.stderr.flush()
        names.clear()
        os.environ = dict(ENVIRONMENT_AT_START)
        left = {'children': children(), 'threads': threading.active_count() - 1}
        send({'type': 'completed', 'leftBehind': left})


while True:
    line = sys.stdin.readline()
    if not line:
        break
    if line.strip() == 'ping':
        send({'type': 'pong'})
    else:
        call = json.loads(line)
        run(call)
        if call.get('native'):
            break
