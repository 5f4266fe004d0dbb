"""A visitor with a phone who follows where the pages lead."""

from urllib.parse import urlsplit


class Walker:
    """Remembers where they are, so that a test reads like the way they went."""

    def __init__(self, client, start="/start/"):
        self.client, self.at = client, start

    def go(self, address, status=200):
        response = self.client.get(address, follow=True)
        self._arrive(response, address)
        assert response.status_code == status, response.content.decode()[:2000]
        return response.content.decode()

    def say(self, **answers):
        response = self.client.post(self.at, answers, follow=True)
        self._arrive(response, self.at)
        return response.content.decode()

    def _arrive(self, response, address):
        chain = response.redirect_chain
        self.at = urlsplit(chain[-1][0]).path if chain else address
