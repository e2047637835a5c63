"""What a producer asks before publishing: is the file whole, loud enough, in step, tagged and true?"""

from audiobrief.checking.check import check, check_all
from audiobrief.checking.finding import Finding, Level, Report
from audiobrief.checking.limits import Limits

__all__ = ["Finding", "Level", "Limits", "Report", "check", "check_all"]
