"""Named entities: people, bodies, places, times, titles and quoted names.

Nothing is imported here: finding them (found.py) loads numpy and jieba, and the reader's word on names needs neither.
"""
