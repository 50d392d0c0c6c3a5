"""How the pipelines of selon are trained: `python -m training --language fr --data DIRECTORY`."""
