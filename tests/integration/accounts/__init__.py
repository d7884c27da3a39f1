"""Tests of accounts against real databases."""
