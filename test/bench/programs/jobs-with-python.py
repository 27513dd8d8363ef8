"""Answers jobs as lines, each with a connection of its own, as a Python integration asks Okta in every command.

It only fetches and parses. A real integration also makes tables and context of what comes.
"""
import http.client
import json
import ssl
import sys
import urllib.parse

for line in sys.stdin:
    job = json.loads(line)
    url = urllib.parse.urlsplit(job['params']['url'])
    connection = http.client.HTTPSConnection(url.hostname, url.port, context=ssl._create_unverified_context())
    path = '/api/v1/users/' + urllib.parse.quote(job['args']['username'])
    headers = {'Accept': 'application/json', 'Authorization': 'SSWS ' + job['params']['credentials']['password']}
    connection.request('GET', path, headers=headers)
    user = json.loads(connection.getresponse().read())
    connection.close()
    print(json.dumps({'op': 'results', 'entries': [user]}))
