"""The forward plan and its agendas."""
