"""Addresses of these views, gathered by `urls`."""

from django.urls import URLPattern

PATHS: list[URLPattern] = []
