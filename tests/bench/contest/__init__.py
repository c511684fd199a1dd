"""Who sends the same mails soonest: the product, others' queues, and no queue at all.

`ground` has a PostgreSQL and a Redis of the bench's own, `match` plays one contender: two processes
(`__main__`), stage by stage, until the sink has every mail and nothing is left to be settled.
"""
